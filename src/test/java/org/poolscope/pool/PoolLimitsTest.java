package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// `-Dpoolscope.megabytes=1024` sends an array of a gigabyte.
@RunsBeside
class PoolLimitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MEGABYTES = Integer.getInteger("poolscope.megabytes", 64);
    private static final CallOptions ONE_BY_ONE = CallOptions.DEFAULT.withChunk(1);

    /// K01
    @Test
    void shouldLetIdleWorkersLeaveAndComeBackWithoutLosingATask() throws Exception {
        try (var pool = WorkerPool.builder().workers(2).idleTimeout(Duration.ofMillis(50)).start()) {
            Set<Long> pids = new HashSet<>();
            for (int round = 0; round < 3; round++) {
                pids.addAll(pool.map(Functions::pidOf, Collections.nCopies(10, 1), ONE_BY_ONE));
                Waiting.until("all have left", PATIENCE, () -> pool.pids().isEmpty(), () -> pool.pids().toString());
            }
            assertTrue(pids.size() >= 3, pids::toString);
            // Right when they are about to leave, again and again.
            for (int i = 0; i < 60; i++) {
                assertEquals(i * i, pool.apply(Functions::square, i));
                if (i % 10 == 0) {
                    pool.apply(Functions::sleep, 45);
                }
            }
        }
    }

    private static byte[] kept = {};

    static long keep(int megabytes) {
        if (megabytes > 0) {
            kept = new byte[megabytes << 20];
            Arrays.fill(kept, (byte) 1);
        }
        return Functions.pid() + kept.length * 0L;
    }

    /// K03
    @Test
    void shouldReplaceAWorkerThatHasGrownTooLargeBetweenTwoTasks() throws Exception {
        try (var pool = WorkerPool.builder().workers(1).memoryLimit(300L << 20).start()) {
            long small = pool.apply(PoolLimitsTest::keep, 0);
            assertEquals(small, pool.apply(PoolLimitsTest::keep, 0));
            long large = pool.apply(PoolLimitsTest::keep, 400);
            assertEquals(small, large);
            Waiting.until("it is replaced", PATIENCE, () -> pool.apply(PoolLimitsTest::keep, 0) != large,
                    pool::toString);
        }
    }

    /// K05
    @Test
    void shouldBringSixtyFourMegabytesThroughTheSocket() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            texts.add(Integer.toString(i % 10).repeat(1 << 20));
        }
        try (var pool = WorkerPool.ofSize(1)) {
            assertEquals(texts.getLast(), pool.apply(List::getLast, texts));
        }
    }

    /// K05
    @Test
    void shouldBringALargeArrayThroughSharedMemory() throws Exception {
        // Both ways, in the heaps of two JVMs and in the files between them.
        long wanted = 8L * MEGABYTES << 20;
        long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getFreeMemorySize();
        assumeTrue(memory > wanted, () -> "wants " + wanted + " bytes of free memory, and there are " + memory);
        long shared = Files.getFileStore(Path.of("/dev/shm")).getUsableSpace();
        assumeTrue(shared > wanted / 4, () -> "wants " + wanted / 4 + " bytes in memory, and there are " + shared);
        try (ChildJvm child = ChildJvm.withHeap(100 + MEGABYTES * 7 / 2, LargeArrayChild.class, "" + MEGABYTES)) {
            assertEquals((MEGABYTES << 20) + " bytes, 7 first, 9 last, 0 files left", child.await("came back: "));
        }
    }

    @Test
    void shouldHaveMoreAndFewerWorkersWhileItRuns(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        try (var pool = WorkerPool.ofSize(1)) {
            AsyncResult<Void> first = pool.applyAsync(Functions::hang, begun);
            AsyncResult<Void> second = pool.applyAsync(Functions::hang, begun);
            pool.resize(2);
            Waiting.until("both run", PATIENCE, () -> Functions.lines(begun).size() == 2, begun::toString);
            assertEquals(2, Set.copyOf(Functions.lines(begun)).size());
            first.cancel(true);
            second.cancel(true);
            pool.resize(1);
            Waiting.until("one leaves", PATIENCE, () -> pool.pids().size() == 1, () -> pool.pids().toString());
            assertEquals(9, pool.apply(Functions::square, 3));
        }
    }

    /// Tiny tasks let the pool think that many may be in flight; then comes one that is not tiny.
    @Test
    void shouldTakeTasksBackFromAWorkerThatIsBusyWithALongOne(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        try (var pool = WorkerPool.ofSize(2)) {
            pool.map(Functions::square, IntStream.range(0, 20_000).boxed().toList(), ONE_BY_ONE);
            List<AsyncResult<?>> all = new ArrayList<>();
            all.add(pool.applyAsync(Functions::hang, begun));
            for (int i = 0; i < 500; i++) {
                all.add(pool.applyAsync(Functions::square, i));
            }
            for (AsyncResult<?> tiny : all.subList(1, all.size())) {
                tiny.get(PATIENCE);
            }
            assertFalse(all.getFirst().isDone());
            assertNotEquals(List.of(), Functions.lines(begun));
            all.getFirst().cancel(true);
        }
    }
}
