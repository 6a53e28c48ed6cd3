package org.poolscope.compare.waterfall;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.compare.prediction.RunPace;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.telemetry.SpentTime;
import org.poolscope.telemetry.Telemetry;

class RunTraceTest {

    private static final long SECOND = 1_000_000_000;

    /// R14
    @Test
    void shouldAddUpWhatEachWorkerHasMeasuredAndShowWhatIsMissing() {
        var trace = new RunTrace();
        trace.hear(new Telemetry.WorkerStarted(0, 1, -11, 0));
        trace.hear(new Telemetry.WorkerStarted(SECOND, 2, -12, 0));
        trace.hear(task(1, 2, 5, 1));
        trace.hear(task(1, 6, 9, 1));
        trace.hear(task(2, 3, 7, 2));
        // Half a second between its tasks, for which this worker has no explanation.
        trace.hear(spent(1, seconds(1), seconds(0.5), seconds(0.75), seconds(9), seconds(0.25), 0, 0));
        trace.hear(spent(2, seconds(2), seconds(1), 0, seconds(7.5), seconds(0.5), 0, seconds(1)));

        Slices slices = trace.slices(2, 10 * SECOND).orElseThrow();

        assertEquals(20, slices.all());
        assertEquals(1 + 2, slices.seconds().get(Slice.START));
        assertEquals(0.5 + 1, slices.seconds().get(Slice.OPEN));
        assertEquals(3 + 3 + 4 - 1, slices.seconds().get(Slice.WORK));
        assertEquals(1, slices.seconds().get(Slice.SHARED));
        assertEquals(0.75, slices.seconds().get(Slice.WAIT));
        assertEquals(0.75, slices.seconds().get(Slice.CARRY));
        assertEquals(1 + 2.5, slices.seconds().get(Slice.TAIL));
        assertEquals(0.5, slices.residual(), 1e-9);
        assertEquals(0.025, slices.residualPart(), 1e-9);
        assertEquals(0.45, slices.part(Slice.WORK));
        Slices.Load load = slices.load().orElseThrow();
        assertEquals(6, load.busiest(), "the first was at tasks for the longest");
        assertEquals(2, load.workers());
        int second = Slices.Load.SPANS / 10;
        assertEquals(List.of(0, 100, 0, 100, 0),
                IntStream.of(1, 4, 5, 8, 9).mapToObj(at -> load.busy().getFirst().get(at * second)).toList());
        assertEquals(List.of(0, 100, 0),
                IntStream.of(2, 6, 7).mapToObj(at -> load.busy().get(1).get(at * second)).toList());
        assertArrayEquals(new double[] {3, 2, 2, 3}, trace.items(), 1e-9);
        assertEquals(new RunPace(List.of(1.5, 3.0), 0.5, 1, 2, false), trace.pace(10 * SECOND).orElseThrow());
    }

    /// R14
    @Test
    void shouldCountAWorkerThatCameTooLateAsStartingAndOneThatWasNotWantedAsWaiting() {
        var trace = new RunTrace();
        trace.hear(new Telemetry.WorkerStarted(0, 1, -11, 0));
        trace.hear(new Telemetry.WorkerStarted(0, 2, -12, 0));
        trace.hear(task(1, 1, 4, 1));
        trace.hear(spent(1, seconds(1), 0, 0, seconds(4), 0, 0, 0));

        Slices slices = trace.slices(3, 4 * SECOND).orElseThrow();

        assertEquals(1 + 4, slices.seconds().get(Slice.START));
        assertEquals(4, slices.seconds().get(Slice.TAIL));
        assertEquals(0, slices.residual(), 1e-9);
    }

    @Test
    void shouldTellNoItemsOfARunThatHasTooManyToKeepThemAll() {
        var trace = new RunTrace();
        trace.hear(task(1, 0, 1, RunTrace.MOST_TASKS));
        assertEquals(RunTrace.MOST_TASKS, trace.items().length);

        trace.hear(task(1, 1, 2, 1));
        assertEquals(0, trace.items().length);
    }

    @Test
    void shouldSayNothingOfARunWithoutATaskOrOfWhichWorkersTellNothing() {
        var trace = new RunTrace();
        trace.hear(new Telemetry.WorkerStarted(0, 1, -11, 0));
        assertEquals(Optional.empty(), trace.slices(1, SECOND));
        assertEquals(0, trace.items().length);

        trace.hear(task(1, 0, 1, 1));
        assertEquals(Optional.empty(), trace.slices(1, SECOND));
        assertEquals(Optional.empty(), trace.pace(SECOND));
    }

    private static long seconds(double seconds) {
        return Math.round(seconds * SECOND);
    }

    private static Telemetry.TimeSpent spent(int worker, long... spent) {
        return new Telemetry.TimeSpent(0, worker, -10 - worker, new SpentTime(spent[0], spent[1], spent[2], spent[3],
                spent[4], spent[5], spent[6]));
    }

    @Test
    void shouldReadForHowLongTheThreadOfTheTasksHadNoProcessor(@TempDir Path process) throws IOException {
        thread(process, 40, "java", "1 900 1");
        thread(process, 41, "java", "5 1000 1");
        thread(process, 42, "GC Thread#0", "5 7000 1");
        var delay = new RunDelay(process, 40);

        delay.sample(100);
        assertEquals(0, delay.nanos());
        thread(process, 41, "java", "9 4500 3");
        delay.sample(7100);
        assertEquals(3500, delay.nanos());
        assertEquals(7000, delay.spanNanos());
        assertEquals(0, new RunDelay(process.resolve("none"), 40).nanos());
    }

    private static void thread(Path process, int number, String name, String schedstat) throws IOException {
        Path thread = Files.createDirectories(process.resolve("task/" + number));
        Files.writeString(thread.resolve("comm"), name + "\n");
        Files.writeString(thread.resolve("schedstat"), schedstat + "\n");
    }

    private static Telemetry.Completion task(int worker, long start, long end, long items) {
        return new Telemetry.Completion(end * SECOND, worker, start, start * SECOND, end * SECOND, items, 0, "", "",
                List.of());
    }
}
