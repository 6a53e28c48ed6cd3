package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.function.TaskAction;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.run.Deadline;

/// How workers go: in order, rung by rung, or killed; and what goes with them.
@RunsBeside
class PoolLeavingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CallOptions ONE_BY_ONE = CallOptions.DEFAULT.withChunk(1);

    private static List<Long> numbers(Path file, int atLeast) throws Exception {
        Waiting.until(atLeast + " lines in " + file, PATIENCE, () -> Functions.lines(file).size() >= atLeast,
                () -> "it is missing");
        return Functions.lines(file).stream().map(Long::parseLong).toList();
    }

    private static void awaitEnd(long pid) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    // ---- the ladder

    /// Notes when it begins, when it is interrupted and when its exit hooks run; goes on all the same, and so do they.
    static Void stayThroughEverything(Path times) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Functions.append(times, System.nanoTime());
                new CountDownLatch(1).await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
        Functions.append(times, System.nanoTime());
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Functions.append(times, System.nanoTime());
            }
        }
    }

    /// K09
    @Test
    void shouldClimbTheLadderRungByRungWithATaskPastItsDeadline(@TempDir Path folder) throws Exception {
        Path times = folder.resolve("times");
        var options = CallOptions.DEFAULT.withTaskDeadline(Deadline.after(Duration.ofMillis(300)));
        try (var pool = WorkerPool.ofSize(1)) {
            long first = pool.apply(Functions::pid);
            long asked = System.nanoTime();
            AsyncResult<Void> late = pool.applyAsync(PoolLeavingTest::stayThroughEverything, times, options);
            assertInstanceOf(TimeoutException.class,
                    assertThrows(ExecutionException.class, () -> late.get(PATIENCE)).getCause());
            long killed = System.nanoTime();
            List<Long> notes = numbers(times, 3);

            assertRung("interrupted", 300, asked, notes.get(1));
            assertRung("terminated", 300 + 1000, asked, notes.get(2));
            assertRung("killed", 300 + 1000 + 500, asked, killed);
            assertTrue(pool.apply(Functions::pid) != first);
        }
    }

    /// Never before its time, and not much later, on a busy machine either. Counted from what the parent did, for the
    /// task may learn late of each rung, and then the next one comes soon.
    private static void assertRung(String what, long millis, long from, long to) {
        long took = TimeUnit.NANOSECONDS.toMillis(to - from);
        assertTrue(took >= millis && took <= millis + 20_000, () -> what + " after " + took + " ms");
    }

    // ---- exit hooks

    private static WorkerPool noting(Path left, PoolBuilder builder) {
        String file = left.toString();
        TaskAction note = () -> Functions.append(Path.of(file), Functions.pid());
        return builder.exitHook(note).start();
    }

    @Test
    void shouldRunTheExitHookOnceInEveryWorkerThatLeavesAndInNoneThatIsKilled(@TempDir Path folder) throws Exception {
        Path left = folder.resolve("left");
        var pool = noting(left, WorkerPool.builder().workers(1).retireAfter(2));
        Set<Long> pids = new TreeSet<>(pool.map(Functions::pidOf, Collections.nCopies(4, 1), ONE_BY_ONE));
        assertThrows(ExecutionException.class, () -> pool.apply(Functions::killMyself, 1));
        pids.add(pool.apply(Functions::pid));
        pool.shutdown();
        assertTrue(pool.join(PATIENCE));
        assertEquals(List.copyOf(pids), numbers(left, 3).stream().sorted().toList());
    }

    @Test
    void shouldNotWaitForAnExitHookThatNeverEnds(@TempDir Path folder) throws Exception {
        Path hangs = folder.resolve("hangs");
        String file = hangs.toString();
        TaskAction hang = () -> Functions.stay(Path.of(file));
        try (var pool = WorkerPool.builder().workers(1).retireAfter(1).exitHook(hang).start()) {
            long first = pool.apply(Functions::pid);
            assertTrue(pool.applyAsync(Functions::pid).get(PATIENCE) != first);
            assertTrue(numbers(hangs, 1).contains(first));
            pool.terminate();
            assertTrue(pool.join(PATIENCE));
        }
    }

    /// What is in the queue of a worker that leaves after its long task is for others to do.
    @Test
    void shouldGiveTheTasksOfAWorkerThatIsToLeaveToOthers(@TempDir Path folder) throws Exception {
        List<Path> begun = List.of(folder.resolve("one"), folder.resolve("other"));
        try (var pool = WorkerPool.ofSize(2)) {
            List<AsyncResult<Void>> hanging =
                    begun.stream().map(file -> pool.applyAsync(Functions::hang, file)).toList();
            List<Long> pids = List.of(numbers(begun.get(0), 1).getFirst(), numbers(begun.get(1), 1).getFirst());
            List<AsyncResult<Integer>> squares =
                    IntStream.range(0, 4).mapToObj(i -> pool.applyAsync(Functions::square, i)).toList();
            pool.resize(1);
            Waiting.until("one is to leave", PATIENCE, () -> leaving(pool) > 0, () -> pool.state().join());
            int stays = pids.indexOf(leaving(pool)) == 0 ? 1 : 0;
            hanging.get(stays).cancel(true);
            for (int i = 0; i < 4; i++) {
                assertEquals(i * i, squares.get(i).get(PATIENCE));
            }
            assertFalse(hanging.get(1 - stays).isDone());
            hanging.get(1 - stays).cancel(true);
        }
    }

    /// The pid of a worker that was told to leave, or 0.
    private static long leaving(WorkerPool pool) {
        return Pattern.compile("pid (\\d+), LEAVING").matcher(pool.state().join()).results()
                .map(found -> Long.parseLong(found.group(1))).findFirst().orElse(0L);
    }

    // ---- what goes with them

    static Void startAProcessAndStay(Path pids) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "sleep 600 & echo $! >> " + pids + "; sleep 600; true").start();
        Functions.append(pids, shell.pid());
        Functions.stay(pids);
        return null;
    }

    /// K08
    @ParameterizedTest
    @ValueSource(strings = {"kill", "terminate", "kill from outside", "exit"})
    void shouldLeaveNoProcessOfATaskBehindWhenItsWorkerDies(String how, @TempDir Path folder) throws Exception {
        Path pids = folder.resolve("pids");
        try (var pool = WorkerPool.ofSize(1)) {
            AsyncResult<Void> result = pool.applyAsync(PoolLeavingTest::startAProcessAndStay, pids);
            List<Long> all = numbers(pids, 3);
            long worker = pool.pids().getFirst();
            switch (how) {
                case "kill" -> pool.kill();
                case "terminate" -> pool.terminate();
                case "kill from outside" -> ProcessHandle.of(worker).orElseThrow().destroyForcibly();
                default -> ProcessHandle.of(worker).orElseThrow().destroy();
            }
            boolean wanted = pool.toString().endsWith("closed");
            Class<? extends Exception> told = wanted ? CancellationException.class : ExecutionException.class;
            assertThrows(told, () -> result.get(PATIENCE));
            for (long pid : all) {
                awaitEnd(pid);
            }
        }
    }

    // ---- large arrays

    /// Heeds no interrupt, and gives back what nobody wants any more.
    static byte[] largeInTheEnd(Path begun) throws Exception {
        Functions.append(begun, Functions.pid());
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Functions.append(begun, Functions.pid());
        }
        byte[] large = new byte[2 << 20];
        Arrays.fill(large, (byte) 1);
        return large;
    }

    @Test
    void shouldKeepNoLargeResultThatNobodyWantsAnyMore(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        try (var pool = WorkerPool.ofSize(1)) {
            AsyncResult<byte[]> large = pool.applyAsync(PoolLeavingTest::largeInTheEnd, begun);
            numbers(begun, 1);
            assertTrue(large.cancel(true));
            assertThrows(CancellationException.class, large::get);
            long pid = numbers(begun, 2).getFirst();
            assertEquals(pid, pool.apply(Functions::pid));
            // Other pools of this JVM may have some for a moment.
            Waiting.until("no large array is kept", PATIENCE, () -> RunFiles.large().isEmpty(), () -> "one is");
            assertFalse(pool.pids().isEmpty());
        }
    }
}
