package org.poolscope.history.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.write.JournalWriter.Letter;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;

/// What waits to be written is taken when it is time, when it is many or when all is over; what can be done without
/// is all that is lost.
@Timeout(60)
class LetterBoxTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();

    @TempDir
    Path folder;

    private final LetterBox box = new LetterBox();
    private final List<Letter> taken = new ArrayList<>();
    private JournalWriter writer;
    private RunRecorder run;

    @BeforeEach
    void begin() {
        writer = new JournalWriter(folder.resolve("journal.sqlite"), 1000);
        run = new RunRecorder(writer, Origin.of("run"), RunRecorder.Passing.LIVE, _ -> { }, _ -> { });
    }

    @AfterEach
    void end() {
        writer.close();
    }

    @Test
    void shouldTakeAllThatWaitsInItsOrderWhenItIsTime() throws InterruptedException {
        put(0, 3);

        assertTrue(box.take(taken, System.nanoTime()));
        assertEquals(List.of(0L, 1L, 2L), taken.stream().map(letter -> letter.told().nanos()).toList());
    }

    @Test
    void shouldNotWaitForTheTimeWhenThereIsMuch() throws InterruptedException {
        put(0, LetterBox.TOGETHER);

        assertTrue(box.take(taken, System.nanoTime() + HOUR));
        assertEquals(LetterBox.TOGETHER, taken.size());
    }

    @Test
    void shouldNotWaitForTheTimeWhenARunHasEnded() throws InterruptedException {
        put(0, 1);
        box.put(new Letter(run, new Telemetry.RunEnded(1, new RunReport(ToldRun.commands("true"),
                RunReport.Outcome.COMPLETED, 1, 1, 0, Duration.ZERO, Map.of(), "", List.of(), List.of(), List.of(),
                Optional.empty())), true));

        assertTrue(box.take(taken, System.nanoTime() + HOUR));
        assertEquals(2, taken.size());
    }

    @Test
    void shouldSayThatNothingFollowsAfterTheLast() throws InterruptedException {
        put(0, 1);
        box.put(new Letter(null, new Telemetry.RunCutShort(0), false));

        assertFalse(box.take(taken, System.nanoTime() + HOUR));
        assertEquals(2, taken.size());
    }

    @Test
    void shouldDropOnlyWhatCanBeDoneWithoutAndHoldUpTheRestUntilThereIsRoom() throws Exception {
        put(0, LetterBox.ROOM - 1);
        box.put(new Letter(run, new Telemetry.ObserverCost(0, 0), false));
        put(LetterBox.ROOM - 1, 1);
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> put(LetterBox.ROOM, 1));

        while (taken.size() < LetterBox.ROOM + 1) {
            box.take(taken, System.nanoTime());
        }

        late.get(30, TimeUnit.SECONDS);
        assertEquals(IntStream.rangeClosed(0, LetterBox.ROOM).asLongStream().boxed().toList(),
                taken.stream().map(letter -> letter.told().nanos()).toList());
    }

    private void put(int from, int count) {
        for (int i = from; i < from + count; i++) {
            box.put(new Letter(run, new Telemetry.Notice(i, "n"), true));
        }
    }
}
