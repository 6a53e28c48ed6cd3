package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.run.PoolOptions;

/// Whose turn it is when there are more busy processes than processors: that of who hands out the work and shows it.
@Isolated
@EnabledOnOs(OS.LINUX)
class NicerWorkersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST = 19;

    @Test
    void shouldRunBatchesInWorkersThatAreNicerWithAllTheirThreads() throws Exception {
        try (var scenario = Scenario.pooled(1, "hang")) {
            long pid = scenario.await(Telemetry.Beat.class, beat -> beat.task() >= 0).pid();

            assertEquals(Set.of(nicer()), niceness(pid));
        }
    }

    @Test
    void shouldRunThemInSparesThatAreAsNice() throws Exception {
        try (var spares = SpareWorkers.forBatch(1, 1)) {
            Waiting.until("one stands by", PATIENCE, () -> spares.standingBy() == 1, () -> "none does");
            List<Long> standingBy = ProcessHandle.current().children().map(ProcessHandle::pid).toList();
            try (var scenario = Scenario.of(Scenario.configuration(1, Map.of("verbs", "hang")), spares)) {
                long pid = scenario.await(Telemetry.Beat.class, beat -> beat.task() >= 0).pid();

                assertEquals(standingBy, List.of(pid), "it was launched anew");
                assertEquals(Set.of(nicer()), niceness(pid));
            }
        }
    }

    @Test
    void shouldLeaveThePoolOfAProgramAsNiceAsThat() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            long pid = pool.apply(NicerWorkersTest::pid, 0);

            assertNotEquals(ProcessHandle.current().pid(), pid);
            assertEquals(niceness(ProcessHandle.current().pid()), niceness(pid));
        }
    }

    static long pid(int ignored) {
        return ProcessHandle.current().pid();
    }

    private static int nicer() throws IOException {
        int own = niceness(ProcessHandle.current().pid()).iterator().next();
        return Math.min(MOST, own + PoolOptions.NICER);
    }

    /// Of all threads of a process.
    private static Set<Integer> niceness(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.map(NicerWorkersTest::nicenessOf).collect(Collectors.toSet());
        }
    }

    /// The nineteenth field, of which the second, a name in parentheses, may have any letters.
    private static int nicenessOf(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
