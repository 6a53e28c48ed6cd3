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
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.SpentTime;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.ProgramUse;

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

    @Test
    void shouldReadForHowLongTheProcessesOfAProgramHadNoProcessor(@TempDir Path proc) throws IOException {
        var delays = new ProgramDelays(proc);
        counted(proc, "50", 2 * SECOND / 10, SECOND / 10);
        delays.sample(beat(1, 7, 10, 10.4, 0, member(50, 1)));
        assertEquals(0.1 * SECOND, delays.nanos(), 1, "since its begin, which was its task's");
        assertEquals(0.4 * SECOND, delays.spanNanos(), 1e3);

        // What it has started counts, too; in half a second they wanted two, and had one.
        counted(proc, "50", 4 * SECOND / 10, 3 * SECOND / 10);
        counted(proc, "51/task/51", 2 * SECOND / 10, 2 * SECOND / 10);
        counted(proc, "51/task/52", SECOND / 10, SECOND / 10);
        delays.sample(beat(1, 7, 10, 10.9, 0, member(50, 1), member(51, 2)));
        assertEquals((0.1 + 0.5 * 0.5) * SECOND, delays.nanos(), 1e3);
        assertEquals(0.9 * SECOND, delays.spanNanos(), 1e3);

        delays.sample(beat(1, 7, 10, 10.9, 0, member(50, 1)));
        assertEquals(0.9 * SECOND, delays.spanNanos(), 1e3, "the same beat tells nothing new");
    }

    @Test
    void shouldLookAtALaterProgramOfATaskFromThenOn(@TempDir Path proc) throws IOException {
        var delays = new ProgramDelays(proc);
        counted(proc, "60", 0, SECOND);
        delays.sample(beat(2, 8, 10, 12, 3, member(60, 1)));
        assertEquals(0, delays.spanNanos());

        counted(proc, "60", SECOND / 2, SECOND + SECOND / 2);
        delays.sample(beat(2, 8, 10, 13, 3, member(60, 1)));
        assertEquals(0.5 * SECOND, delays.nanos(), 1e3);
        assertEquals(SECOND, delays.spanNanos(), 1e3);

        delays.sample(beat(2, 8, 10, 14, 3, member(61, 1)));
        assertEquals(SECOND, delays.spanNanos(), 1e3, "one that has ended is not looked at");
    }

    /// R14
    @Test
    void shouldTellOfWaitingForAProcessorOfProgramsThatAreSeenForLongEnough(@TempDir Path proc) throws IOException {
        assertEquals(Optional.of(2.0), processor(proc, 5.0));
        assertEquals(Optional.empty(), processor(proc, 0.5), "of so little of their time nobody can tell");
    }

    /// Of two slots of one worker process, each with a task of ten seconds.
    private static Optional<Double> processor(Path proc, double seen) throws IOException {
        var trace = new RunTrace(new ProgramDelays(proc));
        trace.hear(new Telemetry.WorkerStarted(0, 1, -11, 0));
        trace.hear(new Telemetry.WorkerStarted(0, 2, -11, 0));
        counted(proc, "70", Math.round(0.9 * seen * SECOND), Math.round(0.1 * seen * SECOND));
        trace.hear(beat(1, 1, 0, seen, 0, member(70, 1)));
        trace.hear(task(1, 0, 10, 1));
        trace.hear(task(2, 0, 10, 1));
        trace.hear(spent(1, 1, 0, 0, seconds(10), 0, 0, 0));
        return Optional.ofNullable(trace.slices(2, 10 * SECOND).orElseThrow().seconds().get(Slice.PROCESSOR));
    }

    private static void counted(Path proc, String thread, long ran, long waited) throws IOException {
        Files.writeString(Files.createDirectories(proc.resolve(thread)).resolve("schedstat"),
                ran + " " + waited + " 3\n");
    }

    private static ProgramUse.Member member(long pid, int threads) {
        return new ProgramUse.Member(pid, 1, "program", 0, 0, threads);
    }

    private static Telemetry.Beat beat(int worker, long task, double begun, double at, long items,
                                       ProgramUse.Member... members) {
        return new Telemetry.Beat(seconds(at), worker, -11, Phase.RUNNING, task, "", seconds(begun), 0, 0, items, items,
                0, 0, 0, 0, 0, 0, 1, new ProgramUse(1, 0, 0, 0, 0, members.length, members.length, List.of(members)));
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
