package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.function.Pair;
import org.poolscope.function.TaskFunction;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.InvalidSettingException;

@RunsBeside
class PoolLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static void assertJoins(WorkerPool pool) throws InterruptedException {
        assertTrue(pool.join(PATIENCE), () -> pool + " does not end");
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// O09
    @Test
    void shouldEndAtOnceHoweverMuchIsQueued() throws Exception {
        var pool = WorkerPool.ofSize(2);
        pool.map(Functions::sleep, List.of(1, 1));
        AsyncResult<List<Long>> result =
                pool.mapAsync(Functions::sleep, Collections.nCopies(10_000, 300_000), CallOptions.DEFAULT.withChunk(1));
        long start = System.nanoTime();
        pool.terminate();
        assertJoins(pool);
        // A second on a quiet machine, and by no means the minutes that one task takes.
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos(), "it took its time");
        assertThrows(CancellationException.class, () -> result.get(PATIENCE));
    }

    /// O10
    @Test
    void shouldRefuseCallsAfterTheEndAndToBeJoinedBeforeIt() throws Exception {
        var pool = WorkerPool.ofSize(1);
        assertThrows(IllegalStateException.class, pool::join);
        pool.shutdown();
        pool.shutdown();
        assertThrows(IllegalStateException.class, () -> pool.applyAsync(Functions::pid));
        assertThrows(IllegalStateException.class, () -> pool.map(Functions::square, List.of(1)));
        assertThrows(IllegalStateException.class, () -> pool.imap(Functions::square, List.of(1)));
        assertThrows(IllegalStateException.class, () -> pool.resize(2));
        assertJoins(pool);
        assertThrows(IllegalStateException.class, () -> pool.applyAsync(Functions::pid));
        pool.terminate();
        pool.kill();
        assertJoins(pool);
    }

    /// O15
    @Test
    void shouldReplaceEveryWorkerThatHasDoneItsShare() throws Exception {
        try (var pool = WorkerPool.builder().workers(2).retireAfter(10).start()) {
            List<Long> pids = pool.map(Functions::pidOf, range(0, 50), CallOptions.DEFAULT.withChunk(1));
            for (long pid : new HashSet<>(pids)) {
                assertTrue(Collections.frequency(pids, pid) <= 10, () -> "worker " + pid + " ran too many of " + pids);
            }
            Set<Long> different = new HashSet<>(pids);
            assertTrue(different.size() >= 5, different::toString);
            List<Long> done = different.stream().filter(pid -> Collections.frequency(pids, pid) == 10).toList();
            Waiting.until("whoever has done his share has left", PATIENCE,
                    () -> pool.pids().stream().noneMatch(done::contains), () -> done + " of " + pool.pids());
            assertEquals(range(0, 20).stream().map(Functions::square).toList(),
                    pool.map(Functions::square, range(0, 20), CallOptions.DEFAULT.withChunk(1)));
        }
    }

    /// O16
    @Test
    void shouldFinishEverythingWithWorkersForOneTaskEachAfterItWasClosed() throws Exception {
        var pool = WorkerPool.builder().workers(2).retireAfter(1).start();
        AsyncResult<List<Integer>> result =
                pool.mapAsync(Functions::square, range(0, 4), CallOptions.DEFAULT.withChunk(1));
        pool.shutdown();
        assertEquals(range(0, 4).stream().map(Functions::square).toList(), result.get(PATIENCE));
        assertJoins(pool);
    }

    /// O17
    @Test
    void shouldRefuseNumbersOutOfBoundsNamingFieldAndBound() {
        var builder = WorkerPool.builder();
        assertEquals("retire after: must be at least 1 task, not 0", refusal(() -> builder.retireAfter(0)));
        assertEquals("retire after: must be at least 1 task, not -1", refusal(() -> builder.retireAfter(-1)));
        assertEquals("memory limit: must be at least 1 MB, not 5 bytes", refusal(() -> builder.memoryLimit(5)));
        assertEquals("quarantine after: must be from 1 to 100 deaths, not 0",
                refusal(() -> builder.quarantineAfter(0)));
        assertEquals("max restarts: must not be negative, and is -1", refusal(() -> builder.maxRestarts(-1)));
        assertEquals("idle timeout: must be longer than 0 and at most a year, and is PT0S",
                refusal(() -> builder.idleTimeout(Duration.ZERO)));
        assertEquals("start limit: must be longer than 0 and at most a year, and is PT-1S",
                refusal(() -> builder.startLimit(Duration.ofSeconds(-1))));
        assertEquals("unresponsive after: must be at least 1 s, not PT0.1S",
                refusal(() -> builder.unresponsiveAfter(Duration.ofMillis(100))));
    }

    private static String refusal(Executable action) {
        return assertThrows(InvalidSettingException.class, action).getMessage();
    }

    /// O20
    @Test
    void shouldBeClosedWithAWarningWhenNobodyUsesItAnyMore() throws Exception {
        try (ChildJvm child = ChildJvm.start(AbandonedPoolChild.class)) {
            child.await("WARNING: a WorkerPool was never closed");
            child.await("workers are gone");
            assertEquals(1, child.lines().stream().filter(line -> line.contains("never closed")).count(),
                    child::toString);
        }
    }

    /// O20
    @Test
    void shouldNotKeepItsJvmAlive() throws Exception {
        try (ChildJvm child = ChildJvm.start(OpenPoolChild.class)) {
            long worker = Long.parseLong(child.await("worker "));
            child.await("main ends");
            Waiting.until("the parent ends", PATIENCE, () -> !child.process().isAlive(), child::toString);
            Waiting.until("the worker ends", PATIENCE, () -> !isAlive(worker), () -> "worker " + worker);
        }
    }

    static int sumInAPoolOfMyOwn(int n) throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            return pool.map(Functions::square, range(0, n)).stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// O21
    @Test
    void shouldBePossibleInsideAWorker() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            assertEquals(30, pool.apply(PoolLifeTest::sumInAPoolOfMyOwn, 5));
        }
    }

    /// X10
    @Test
    void shouldStartOneWorkerOnlyForTasksOneAfterAnother() throws Exception {
        try (var pool = WorkerPool.builder().workers(4).lazy().start()) {
            assertEquals(List.of(), pool.pids());
            Set<Long> pids = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                pids.add(pool.apply(Functions::pid));
            }
            assertEquals(1, pids.size());
            assertEquals(new ArrayList<>(pids), pool.pids());
        }
    }

    private static final List<TaskFunction<Pair<Path, Path>, Void>> LONG =
            List.of(PoolLifeTest::sleepToTheEnd, PoolLifeTest::stayToTheEnd);

    static Void sleepToTheEnd(Pair<Path, Path> begunAndEnded) throws Exception {
        Functions.append(begunAndEnded.first(), Functions.pid());
        Thread.sleep(60_000);
        Functions.append(begunAndEnded.second(), "end");
        return null;
    }

    static Void stayToTheEnd(Pair<Path, Path> begunAndEnded) throws Exception {
        Functions.append(begunAndEnded.first(), Functions.pid());
        for (long start = System.nanoTime(); System.nanoTime() - start < 60_000_000_000L; ) {
            Thread.onSpinWait();
        }
        Functions.append(begunAndEnded.second(), "end");
        return null;
    }

    static List<Consumer<WorkerPool>> ends() {
        return List.of(WorkerPool::terminate, WorkerPool::kill);
    }

    /// X12
    @ParameterizedTest
    @MethodSource("ends")
    void shouldNeverLetATaskReachItsEndThatItKills(Consumer<WorkerPool> end, @TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        Path ended = folder.resolve("ended");
        var pool = WorkerPool.ofSize(2);
        List<AsyncResult<Void>> results =
                LONG.stream().map(function -> pool.applyAsync(function, Pair.of(begun, ended))).toList();
        Waiting.until("both run", PATIENCE, () -> Functions.lines(begun).size() == 2, pool::toString);
        List<Long> pids = pool.pids();
        end.accept(pool);
        assertJoins(pool);
        for (AsyncResult<Void> result : results) {
            assertThrows(CancellationException.class, () -> result.get(PATIENCE));
        }
        assertEquals(List.of(), pids.stream().filter(PoolLifeTest::isAlive).toList());
        assertEquals(List.of(), Functions.lines(ended));
    }

    private static void assertDoneOrRefused(AsyncResult<Integer> result) throws Exception {
        try {
            assertEquals(9, result.get(PATIENCE));
        } catch (ExecutionException e) {
            assertInstanceOf(IllegalStateException.class, e.getCause());
        }
    }

    /// K12, O10. A call that comes just when the pool is closed is done, or refused there and then or by its result.
    @Test
    void shouldEndEveryCallThatIsMadeWhileItIsBeingClosed() throws Exception {
        for (int round = 0; round < 20; round++) {
            var pool = WorkerPool.builder().workers(1).lazy().start();
            var closer = Thread.ofPlatform().start(pool::close);
            List<AsyncResult<Integer>> made = new ArrayList<>();
            assertThrows(IllegalStateException.class, () -> {
                while (true) {
                    made.add(pool.applyAsync(Functions::square, 3));
                }
            });
            for (AsyncResult<Integer> each : made) {
                assertDoneOrRefused(each);
            }
            closer.join();
            assertJoins(pool);
        }
    }

    /// X12
    @Test
    void shouldTakeItsEndWellWhenItIsBrokenOrNeverStarted() throws Exception {
        var lazy = WorkerPool.builder().workers(2).lazy().start();
        lazy.kill();
        assertJoins(lazy);
        var broken = WorkerPool.builder().workers(2).initializer(() -> Functions.halt(4)).start();
        var why = assertThrows(ExecutionException.class, () -> broken.applyAsync(Functions::pid).get(PATIENCE));
        assertInstanceOf(PoolBrokenException.class, why.getCause());
        assertTrue(why.getMessage().contains("exited with status 4"), why::getMessage);
        broken.terminate();
        assertJoins(broken);
    }

    @Test
    void shouldCallTheExitHookInEveryWorkerThatLeaves(@TempDir Path folder) throws Exception {
        Path left = folder.resolve("left");
        String path = left.toString();
        var pool = WorkerPool.builder().workers(2)
                .exitHook(() -> Functions.append(Path.of(path), Functions.pid())).start();
        Waiting.until("both are there", PATIENCE, () -> pool.pids().size() == 2, pool::toString);
        pool.map(Functions::sleep, List.of(300, 300), CallOptions.DEFAULT.withChunk(1));
        List<Long> pids = pool.pids();
        pool.shutdown();
        assertJoins(pool);
        assertEquals(Set.copyOf(pids), Set.copyOf(Functions.lines(left).stream().map(Long::valueOf).toList()));
    }
}
