package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.poolscope.call.CallOptions;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.PoolOptions;

/// How many workers there are. `-Dpoolscope.workers=200` has that many in one pool.
@RunsBeside
class PoolSizeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int VERY_MANY = Integer.getInteger("poolscope.workers", 64);
    private static final String TASKSET = "taskset";

    /// O01
    @Test
    void shouldRefuseAPoolOfNobodyNamingTheField() {
        for (int size : new int[] {0, -1, PoolOptions.MAX_WORKERS + 1}) {
            var refusal = assertThrows(InvalidSettingException.class, () -> WorkerPool.ofSize(size));
            assertEquals("workers: must be from 1 to 256, not " + size, refusal.getMessage());
            assertEquals("workers", refusal.field());
        }
    }

    /// O01
    @Test
    void shouldHaveAsManyWorkersAsItWasAskedFor() throws Exception {
        try (var pool = WorkerPool.ofSize(3)) {
            Waiting.until("three workers", PATIENCE, () -> pool.pids().size() == 3, () -> pool.pids().toString());
            assertEquals(3, pool.size());
        }
    }

    /// O01
    @Test
    void shouldMapRightWithVeryManyWorkers() throws Exception {
        List<Integer> items = IntStream.range(0, 1000).boxed().toList();
        var pool = WorkerPool.ofSize(VERY_MANY);
        assertEquals(items.stream().map(Functions::square).toList(),
                pool.map(Functions::square, items, CallOptions.DEFAULT.withChunk(5)));
        assertEquals(Collections.nCopies(3, 4), pool.map(Functions::square, List.of(2, -2, 2)));
        pool.kill();
        assertTrue(pool.join(PATIENCE));
    }

    /// O01
    @Test
    void shouldHaveAWorkerForEachProcessorUnlessToldOtherwise() throws Exception {
        try (var pool = WorkerPool.create()) {
            assertEquals(Runtime.getRuntime().availableProcessors(), pool.size());
        }
    }

    /// O01
    @Test
    void shouldCountOnlyTheProcessorsItMayUse() {
        assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(
                folder -> Files.isExecutable(Path.of(folder, TASKSET))), "there is no taskset here");
        try (ChildJvm child = ChildJvm.start(List.of(TASKSET, "-c", firstUsableProcessor()), OpenPoolChild.class)) {
            assertEquals("1", child.await("size "));
            assertEquals(0, child.awaitExit());
        }
    }

    /// A container may not have the use of processor 0.
    private static String firstUsableProcessor() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("Cpus_allowed_list:")).findFirst()
                    .map(line -> line.split(":")[1].strip().split("[,-]")[0]).orElse("0");
        } catch (IOException e) {
            return "0";
        }
    }
}
