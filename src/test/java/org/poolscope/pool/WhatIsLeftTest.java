package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// What this JVM has more than before, when a run or a pool has ended.
@Isolated
class WhatIsLeftTest {

    @Test
    void shouldBeNothingOfABatch() throws Exception {
        Path[] before = RunFiles.ofThisProcess();
        // Programs that other tests have started in this process were waited for by threads that stay a while.
        Set<Thread> there = Thread.getAllStackTraces().keySet();
        try (var scenario = Scenario.pooled(2, "say a", "say b")) {
            scenario.report();
        }

        assertEquals(List.of(before), List.of(RunFiles.ofThisProcess()));
        assertEquals(List.of(), Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("poolscope-") && thread.isAlive())
                .filter(thread -> !there.contains(thread))
                .filter(thread -> !endsSoon(thread))
                .map(Thread::getName).toList());
    }

    private static boolean endsSoon(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldBeNoFileAndNoProcessOfAPool() throws Exception {
        Path[] before = RunFiles.ofThisProcess();
        var pool = WorkerPool.ofSize(2);
        pool.map(Functions::same, List.of(new byte[2 << 20], new byte[2 << 20]));
        List<Long> pids = pool.pids();
        pool.shutdown();
        assertTrue(pool.join(Duration.ofSeconds(30)));
        assertEquals(List.of(before), List.of(RunFiles.ofThisProcess()));
        assertFalse(pids.stream().anyMatch(PoolLifeTest::isAlive));
    }
}
