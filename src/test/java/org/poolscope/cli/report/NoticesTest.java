package org.poolscope.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.Leftovers;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WorkerExit;

class NoticesTest {

    @Test
    void shouldTellADeathInWords() {
        assertEquals(Optional.of("worker 2 (pid 4712) killed by SIGKILL while running photo_0007.jpg for 0.31 s"),
                Notices.of(ScriptedRun.ended(2, ScriptedRun.killed())));
        assertEquals(Optional.of("worker 1 (pid 4711) failed to start: no memory"),
                Notices.of(ScriptedRun.ended(1, new WorkerExit.FailedToStart("no memory", ""))));
    }

    @Test
    void shouldTellWhatKilledProgramsHadLeftBehind() {
        assertEquals("Removed what 1 killed run had left behind: 3 segments, 0 sockets",
                Notices.of(new Leftovers(1, 3, 0)));
        assertEquals("Removed what 2 killed runs had left behind: 1 segment, 2 sockets",
                Notices.of(new Leftovers(2, 1, 2)));
    }

    @Test
    void shouldTellWhatIsTriedAgain() {
        assertEquals(Optional.of("photo_0007.jpg is tried again, attempt 2: its worker was lost"),
                Notices.of(new Telemetry.TaskRetried(0, 7, "photo_0007.jpg", 2, "its worker was lost")));
    }

    @Test
    void shouldTellWhoIsStoppedAndHowToLetHimGoOn() {
        assertEquals(Optional.of("worker 2 (pid 4711) is stopped, by SIGSTOP or a debugger; what it has is done when "
                + "it continues: kill -CONT 4711"), Notices.of(new Telemetry.WorkerStopped(0, 2, 4711)));
        assertEquals(Optional.of("worker 2 (pid 4711) goes on after 12.3 s"),
                Notices.of(new Telemetry.WorkerContinued(0, 2, 4711, 12_345_000_000L)));
    }

    @Test
    void shouldBeSilentAboutWhatGoesAsItShould() {
        assertEquals(Optional.empty(), Notices.of(ScriptedRun.ended(1, new WorkerExit.Finished())));
        assertEquals(Optional.empty(), Notices.of(ScriptedRun.beat(1, 1, Phase.RUNNING)));
    }

    @Test
    void shouldListTheFirstTwentyFailuresAndCountTheRest() {
        var results = IntStream.range(0, 25).mapToObj(i -> ScriptedRun.failed(i + ".jpg", "no image")).toList();
        LiveModel model = ScriptedRun.model(ScriptedRun.started(), ScriptedRun.completion(1, 25, results, ""));

        List<String> lines = Notices.failures(model.items().failures(), 25, "see there");

        assertEquals(21, lines.size());
        assertEquals("failed: 0.jpg: no image", lines.getFirst());
        assertEquals("failed: 19.jpg: no image", lines.get(19));
        assertEquals("… and 5 more; see there", lines.getLast());
    }

    @Test
    void shouldTellATaskThatFailedAsAWholeOnce() {
        LiveModel model = ScriptedRun.model(ScriptedRun.started(), ScriptedRun.completion(1, 9, List.of(), "no luck"));

        assertEquals(List.of("failed: 1 … 9 (9 items): no luck"),
                Notices.failures(model.items().failures(), 9, "see there"));
    }
}
