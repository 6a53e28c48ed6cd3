package org.poolscope.compare.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// More busy workers than there are processors, and what the system counts of them. By itself, so that there is as much
/// of the processors as it reckons with.
@Isolated
class ProcessorWaitTest {

    private static final int MOST_PROCESSORS = 4;

    /// R14
    @Test
    void shouldTellOfWaitingForAProcessorAsMuchAsTheSystemCounts() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        assumeTrue(processors <= MOST_PROCESSORS && Files.exists(Path.of("/proc/self/schedstat")),
                "many processors, or a system that does not tell");
        // With two for each processor working and waiting are the same, and it would be chance which is more. The batch
        // is long enough that starting workers on a busy machine is not the most.
        int workers = 2 * processors + 1;
        Settings settings = Settings.parse(Workloads.named("primes").parameters(), Map.of("from", "0", "to",
                Long.toString(processors * 12_000_000L)));
        var trace = new RunTrace();
        var system = new Counted();
        Slices slices;
        try (BatchRun run = BatchRun.start(new RunConfiguration("primes", settings, PoolOptions.ofSize(workers)),
                told -> {
                    trace.hear(told);
                    system.hear(told);
                })) {
            RunReport report = run.report().get(120, TimeUnit.SECONDS);
            slices = trace.slices(workers, report.wall().toNanos()).orElseThrow();
        }
        Map<Slice, Double> seconds = slices.seconds();
        double tasks = Stream.of(Slice.WORK, Slice.PROCESSOR, Slice.GC).mapToDouble(seconds::get).sum();

        assertEquals(Slice.PROCESSOR, seconds.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow()
                .getKey(), seconds::toString);
        assertEquals(system.share(), seconds.get(Slice.PROCESSOR) / tasks, 0.05, seconds::toString);
        assertTrue(Math.abs(slices.residual()) < 0.01 * slices.all(), seconds::toString);
    }

    /// R14
    @Test
    void shouldTellForHowLongProgramsWaitedForAProcessor() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        assumeTrue(processors <= MOST_PROCESSORS && Files.exists(Path.of("/proc/self/schedstat")),
                "many processors, or a system that does not tell");
        int workers = 2 * processors;
        String items = String.join("\n", Collections.nCopies(workers, "1")) + "\n";
        Settings settings = Settings.parse(Workloads.named("commands").parameters(), Map.of("template",
                "sh -c 'i=0; while [ $i -lt 3000000 ]; do i=$((i+{})); done'", "lines", items));
        var trace = new RunTrace();
        try (BatchRun run = BatchRun.start(new RunConfiguration("commands", settings, PoolOptions.ofSize(workers)),
                trace::hear)) {
            RunReport report = run.report().get(120, TimeUnit.SECONDS);
            Slices slices = trace.slices(workers, report.wall().toNanos()).orElseThrow();
            double waited = slices.seconds().get(Slice.PROCESSOR);
            // All but what they had of the processors, which is told exactly; others may have had some of them.
            double ran = report.processes().stream().mapToLong(its -> its.cpu().toNanos()).sum() / 1e9;
            double tasks = waited + slices.seconds().get(Slice.WORK);

            assertEquals(1 - ran / tasks, waited / tasks, 0.1, () -> slices.seconds() + ", of which they ran " + ran);
        }
    }

    /// What the system counts of every thread of the workers while they have tasks: for how long it ran, and for how
    /// long it could have.
    private static final class Counted {

        private final Map<Path, long[]> first = new HashMap<>();
        private final Map<Path, long[]> last = new HashMap<>();

        void hear(Telemetry told) {
            if (told instanceof Telemetry.Beat beat && beat.task() >= 0) {
                try (DirectoryStream<Path> threads =
                        Files.newDirectoryStream(Path.of("/proc/" + beat.pid() + "/task"))) {
                    for (Path thread : threads) {
                        String[] counted = Files.readString(thread.resolve("schedstat")).split(" ");
                        long[] now = {Long.parseLong(counted[0]), Long.parseLong(counted[1])};
                        first.putIfAbsent(thread, now);
                        last.put(thread, now);
                    }
                } catch (IOException _) {
                    // It is over.
                }
            }
        }

        private long ran(Path thread) {
            return last.get(thread)[0] - first.get(thread)[0];
        }

        private long waited(Path thread) {
            return last.get(thread)[1] - first.get(thread)[1];
        }

        /// Of the thread of each process that ran the most, which is that of the tasks: it either ran or waited.
        double share() {
            List<Path> busiest = last.keySet().stream().collect(Collectors.groupingBy(Path::getParent)).values()
                    .stream().map(threads -> threads.stream().max(Comparator.comparingLong(this::ran)).orElseThrow())
                    .toList();
            double waited = busiest.stream().mapToLong(this::waited).sum();
            return waited / (waited + busiest.stream().mapToLong(this::ran).sum());
        }
    }
}
