package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.call.WorkerDiedException;
import org.poolscope.function.TaskFunction;
import org.poolscope.telemetry.DeathCertificate;
import org.poolscope.telemetry.DeathCertificate.Cause;
import org.poolscope.telemetry.Phase;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.RetryPolicy;

@RunsBeside
class PoolDeathTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CallOptions ONE_BY_ONE = CallOptions.DEFAULT.withChunk(1);

    private static Throwable failure(AsyncResult<?> result) {
        return assertThrows(ExecutionException.class, () -> result.get(PATIENCE)).getCause();
    }

    private static DeathCertificate certificate(AsyncResult<?> result) {
        return assertInstanceOf(WorkerDiedException.class, failure(result)).certificates().getFirst();
    }

    private static long running(Path begun) throws Exception {
        Waiting.until("a task runs", PATIENCE, () -> !Functions.lines(begun).isEmpty(), begun::toString);
        return Long.parseLong(Functions.lines(begun).getLast());
    }

    static int diesAt(int item) {
        if (item == 1234) {
            Runtime.getRuntime().halt(7);
        }
        return item;
    }

    @Test
    void shouldSayWhichItemOfAChunkTheWorkerDiedAt() throws Exception {
        List<Integer> items = IntStream.range(1000, 1300).boxed().toList();
        try (var pool = WorkerPool.ofSize(2)) {
            DeathCertificate death = certificate(
                    pool.mapAsync(PoolDeathTest::diesAt, items, CallOptions.DEFAULT.withChunk(50)));
            assertTrue(death.label().startsWith("item 234 (task "), death::label);
            assertEquals(new Cause.Exit(7), death.cause());

            DeathCertificate single = certificate(pool.applyAsync(PoolDeathTest::diesAt, 1234));
            assertTrue(single.label().startsWith("task "), single::label);
        }
    }

    /// O22
    @Test
    void shouldFailTheTaskOfAKilledWorkerFinishTheOthersAndReplaceIt(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        try (var pool = WorkerPool.ofSize(2)) {
            AsyncResult<Void> doomed = pool.applyAsync(Functions::hang, begun);
            AsyncResult<List<Long>> others =
                    pool.mapAsync(Functions::squareSlowly, IntStream.range(0, 40).boxed().toList(), ONE_BY_ONE);
            long pid = running(begun);
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            DeathCertificate death = certificate(doomed);
            assertEquals(new Cause.Signal(9, "SIGKILL"), death.cause());
            assertEquals(pid, death.pid());
            assertEquals(Phase.RUNNING, death.phase());
            assertTrue(death.taskFor().isPositive());
            assertFalse(death.lastEvents().isEmpty());
            assertEquals(IntStream.range(0, 40).mapToObj(n -> (long) n * n).toList(), others.get(PATIENCE));
            Waiting.until("a replacement", PATIENCE, () -> pool.pids().size() == 2 && !pool.pids().contains(pid),
                    () -> pool.pids().toString());
        }
    }

    /// O22
    @Test
    void shouldNameAnExitAndALackOfMemory() throws Exception {
        try (var pool = WorkerPool.builder().workers(1).heap(48).start()) {
            assertEquals(new Cause.Exit(99), certificate(pool.applyAsync(Functions::exit, 99)).cause());
            assertEquals(new Cause.Exit(137), certificate(pool.applyAsync(Functions::exit, 137)).cause());
            assertEquals(new Cause.OutOfMemory(), certificate(pool.applyAsync(Functions::runOutOfMemory, 1)).cause());
            assertEquals(9, pool.apply(Functions::square, 3));
        }
    }

    /// X09
    @Test
    void shouldGiveEachPendingResultItsOwnExceptionWithTheExitSpelledOut() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            AsyncResult<Integer> exits = pool.applyAsync(Functions::exit, 99);
            AsyncResult<Integer> killed = pool.applyAsync(Functions::killMyself, 1);
            Throwable one = failure(exits);
            Throwable other = failure(killed);
            assertTrue(one.getMessage().contains("exited with status 99"), one::getMessage);
            assertTrue(other.getMessage().contains("SIGKILL"), other::getMessage);
            assertNotSame(one, other);
        }
    }

    /// X09
    @Test
    void shouldGiveEachPendingResultItsOwnExceptionWhenThePoolIsBroken() throws Exception {
        try (var pool = WorkerPool.builder().workers(1).initializer(() -> Functions.halt(4)).start()) {
            Throwable one = failure(pool.applyAsync(Functions::square, 1));
            Throwable other = failure(pool.applyAsync(Functions::square, 2));
            assertNotSame(one, other);
            assertEquals(one.getMessage(), other.getMessage());
            assertTrue(one.getMessage().contains("exited with status 4"), one::getMessage);
        }
    }

    /// K13
    @Test
    void shouldQuarantineATaskThatHasKilledThreeWorkersWithAllTheirCertificates() throws Exception {
        try (var pool = WorkerPool.builder().workers(2).quarantineAfter(3).start()) {
            AsyncResult<Integer> deadly = pool.applyAsync(Functions::halt, 7);
            var died = assertInstanceOf(WorkerDiedException.class, failure(deadly));
            assertEquals(3, died.certificates().size());
            assertEquals(3, died.certificates().stream().map(DeathCertificate::pid).distinct().count());
            assertTrue(died.getMessage().startsWith("quarantined after the deaths of 3 workers: "), died::getMessage);
            assertEquals(9, pool.apply(Functions::square, 3));
        }
    }

    /// K13
    @Test
    void shouldGiveUpWhenTooManyWorkersDieWithNothingDoneInBetween() throws Exception {
        try (var pool = WorkerPool.builder().workers(1).quarantineAfter(100).maxRestarts(4).start()) {
            Throwable broken = failure(pool.applyAsync(Functions::halt, 7));
            assertInstanceOf(PoolBrokenException.class, broken);
            assertTrue(broken.getMessage().contains("exited with status 7"), broken::getMessage);
            assertInstanceOf(PoolBrokenException.class, failure(pool.applyAsync(Functions::square, 7)));
        }
    }

    /// K09
    @Test
    void shouldEndATaskPastItsDeadlineAndRunTheNextInANewWorker(@TempDir Path folder) throws Exception {
        var options = CallOptions.DEFAULT.withTaskDeadline(Deadline.after(Duration.ofMillis(300)));
        for (TaskFunction<Path, Void> function : List.<TaskFunction<Path, Void>>of(Functions::hang, Functions::stay)) {
            try (var pool = WorkerPool.ofSize(1)) {
                long first = pool.apply(Functions::pid);
                Throwable late = failure(pool.applyAsync(function, folder.resolve("begun"), options));
                assertInstanceOf(TimeoutException.class, late);
                assertTrue(late.getMessage().contains("longer than it may"), late::getMessage);
                assertNotEquals(first, pool.apply(Functions::pid));
            }
        }
    }

    /// K09
    @Test
    void shouldTakeTheRunningMedianForAMeasureOfTooLong() throws Exception {
        var items = IntStream.range(0, 20).mapToObj(i -> i == 10 ? 600_000 : 5).toList();
        var options = ONE_BY_ONE.withTaskDeadline(Deadline.ofMedian(5_000));
        try (var pool = WorkerPool.ofSize(1)) {
            var results = pool.imap(Functions::sleep, items, options);
            int ended = 0;
            while (results.hasNext()) {
                try {
                    results.next();
                } catch (CompletionException e) {
                    assertInstanceOf(TimeoutException.class, e.getCause());
                    ended++;
                }
            }
            assertEquals(1, ended);
        }
    }

    static int failFirst(Path file) throws Exception {
        Functions.append(file, "tried");
        return Functions.throwOnOdd(Functions.lines(file).size() < 3 ? 1 : 4);
    }

    @Test
    void shouldTryAgainWhatFailedAndOnlyThat(@TempDir Path folder) throws Exception {
        List<Path> files = List.of(folder.resolve("a"), folder.resolve("b"));
        var again = CallOptions.DEFAULT.withChunk(2).withRetries(new RetryPolicy(5, Duration.ofMillis(5), 1));
        try (var pool = WorkerPool.ofSize(1)) {
            Functions.append(files.getFirst(), "tried");
            assertEquals(List.of(4, 4), pool.map(PoolDeathTest::failFirst, files, again));
            assertEquals(3, Functions.lines(files.getFirst()).size());
            assertEquals(3, Functions.lines(files.getLast()).size());
            assertInstanceOf(Functions.Mischief.class,
                    failure(pool.applyAsync(Functions::throwMischief, 1, again)));
        }
    }

    @Test
    void shouldHaltAfterSoManyFailures(@TempDir Path folder) throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            var results = pool.mapAsync(Functions::throwMischief, IntStream.range(0, 100).boxed().toList(),
                    ONE_BY_ONE.withHalt(HaltPolicy.soonAfter(3)));
            assertInstanceOf(Functions.Mischief.class, failure(results));
            var begun = folder.resolve("begun");
            TaskFunction<Integer, Void> hangOrThrow = hangOrThrow(begun.toString());
            var now = pool.mapAsync(hangOrThrow, List.of(0, 1), ONE_BY_ONE.withHalt(HaltPolicy.nowAfter(1)));
            pool.resize(2);
            assertInstanceOf(Functions.Mischief.class, failure(now));
            assertEquals(9, pool.apply(Functions::square, 3));
        }
    }

    private static TaskFunction<Integer, Void> hangOrThrow(String begun) {
        return n -> {
            if (n == 1) {
                Functions.throwMischief(n);
            }
            return Functions.hang(Path.of(begun));
        };
    }

    /// A suspended worker never ends by itself.
    @Test
    void shouldPutDownAWorkerThatGivesNoSignOfLife(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        try (var pool = WorkerPool.builder().workers(1).unresponsiveAfter(Duration.ofSeconds(1)).start()) {
            // Who is stopped before the first sign of life that he gives is waited for ten times as long.
            pool.apply(Functions::sleep, 200);
            AsyncResult<Void> suspended = pool.applyAsync(Functions::hang, begun);
            new ProcessBuilder("kill", "-STOP", Long.toString(running(begun))).start().waitFor();

            DeathCertificate death = certificate(suspended);
            assertInstanceOf(Cause.Unresponsive.class, death.cause());
            assertTrue(death.inWords().contains("without a sign of life while running"), death::inWords);
            assertEquals(9, pool.apply(Functions::square, 3));
        }
    }

    static long startAChildAndHang(Path begun) throws Exception {
        Process child = new ProcessBuilder("sleep", "600").start();
        Functions.append(begun, child.pid());
        Functions.hang(begun);
        return 0;
    }

    /// K08
    @Test
    void shouldEndTheProcessesOfATaskWithItsWorker(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        var pool = WorkerPool.ofSize(1);
        var result = pool.applyAsync(PoolDeathTest::startAChildAndHang, begun);
        Waiting.until("it runs", PATIENCE, () -> Functions.lines(begun).size() == 2, begun::toString);
        var child = ProcessHandle.of(Long.parseLong(Functions.lines(begun).getFirst())).orElseThrow();
        pool.kill();
        assertTrue(pool.join(PATIENCE));
        assertThrows(CancellationException.class, () -> result.get(PATIENCE));
        CompletableFuture<ProcessHandle> gone = child.onExit();
        gone.get(30, TimeUnit.SECONDS);
    }
}
