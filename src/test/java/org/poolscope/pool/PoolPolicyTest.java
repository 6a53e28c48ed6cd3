package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.call.Results;
import org.poolscope.function.TaskAction;
import org.poolscope.function.TaskFunction;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.RetryPolicy;

/// What becomes of a call, and of its pool, when things fail again and again.
@RunsBeside
class PoolPolicyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CallOptions ONE_BY_ONE = CallOptions.DEFAULT.withChunk(1);
    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    private static Throwable failure(AsyncResult<?> result) {
        return assertThrows(ExecutionException.class, () -> result.get(PATIENCE)).getCause();
    }

    // ---- halting

    /// How many of a stream's items had a value, threw, and were not done since others had thrown.
    private record Tally(int values, int failures, int halted) {

        static Tally of(Results<?> results) {
            int values = 0;
            int failures = 0;
            int halted = 0;
            while (results.hasNext()) {
                try {
                    results.next();
                    values++;
                } catch (CompletionException e) {
                    boolean itsOwn = e.getCause() instanceof Functions.Mischief;
                    failures += itsOwn ? 1 : 0;
                    halted += itsOwn ? 0 : 1;
                }
            }
            return new Tally(values, failures, halted);
        }
    }

    @Test
    void shouldGoOnToTheEndWhateverFailsIfItIsNeverToHalt() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            var tally = Tally.of(pool.imap(Functions::throwOnOdd, HUNDRED, ONE_BY_ONE.withHalt(HaltPolicy.NEVER)));
            assertEquals(new Tally(50, 50, 0), tally);
        }
    }

    private static TaskFunction<Integer, Integer> notingWhetherOdd(Path called) {
        String file = called.toString();
        return n -> {
            Functions.append(Path.of(file), n);
            return Functions.throwOnOdd(n);
        };
    }

    @Test
    void shouldBeginNothingMoreAfterSoManyFailuresOrSoManyPercent(@TempDir Path folder) throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            for (HaltPolicy policy : List.of(HaltPolicy.parse("soon,5"), HaltPolicy.parse("now,5%"))) {
                Path called = folder.resolve(policy.when().name());
                assertInstanceOf(Functions.Mischief.class, failure(
                        pool.mapAsync(notingWhetherOdd(called), HUNDRED, ONE_BY_ONE.withHalt(policy))));
                // The fifth to fail is the tenth that is called; a few more may be with the worker by then.
                int calls = Functions.lines(called).size();
                assertTrue(calls >= 10 && calls < 100, () -> calls + " calls under " + policy);
            }
        }
    }

    static Void hangIfZero(int n, Path begun) throws Exception {
        return n == 0 ? Functions.hang(begun) : hangUntilBegun(begun);
    }

    private static Void hangUntilBegun(Path begun) throws Exception {
        while (Functions.lines(begun).isEmpty()) {
            Thread.sleep(1);
        }
        throw new Functions.Mischief("the other runs");
    }

    private static AsyncResult<List<Void>> oneHangsOneThrows(WorkerPool pool, Path begun, HaltPolicy policy) {
        String file = begun.toString();
        TaskFunction<Integer, Void> function = n -> hangIfZero(n, Path.of(file));
        return pool.mapAsync(function, List.of(0, 1), ONE_BY_ONE.withHalt(policy));
    }

    @Test
    void shouldEndWhatRunsWhenItIsToHaltNowAndLetItEndWhenSoon(@TempDir Path folder) throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            var now = oneHangsOneThrows(pool, folder.resolve("now"), HaltPolicy.nowAfter(1));
            assertInstanceOf(Functions.Mischief.class, failure(now));

            var soon = oneHangsOneThrows(pool, folder.resolve("soon"), HaltPolicy.soonAfter(1));
            assertThrows(TimeoutException.class, () -> soon.get(Duration.ofMillis(350)));
            soon.cancel(true);
            assertThrows(CancellationException.class, soon::get);
            assertEquals(9, pool.apply(Functions::square, 3));
        }
    }

    // ---- trying again

    static int noteAndThrow(Path times) throws Exception {
        Functions.append(times, System.nanoTime());
        return Functions.throwMischief(1);
    }

    private static List<Long> gapsInMillis(Path times) throws Exception {
        List<Long> nanos = Functions.lines(times).stream().map(Long::parseLong).toList();
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < nanos.size(); i++) {
            gaps.add(TimeUnit.NANOSECONDS.toMillis(nanos.get(i) - nanos.get(i - 1)));
        }
        return gaps;
    }

    @Test
    void shouldTryAgainAfterPausesThatGrow(@TempDir Path folder) throws Exception {
        Path times = folder.resolve("times");
        var options = CallOptions.DEFAULT.withRetries(new RetryPolicy(3, Duration.ofMillis(100), 2));
        try (var pool = WorkerPool.ofSize(1)) {
            assertInstanceOf(Functions.Mischief.class,
                    failure(pool.applyAsync(PoolPolicyTest::noteAndThrow, times, options)));
        }
        List<Long> gaps = gapsInMillis(times);
        assertEquals(3, gaps.size());
        assertTrue(gaps.get(0) >= 100 && gaps.get(1) >= 200 && gaps.get(2) >= 400, gaps::toString);
    }

    static int hangTheFirstTime(Path begun) throws Exception {
        boolean first = Functions.lines(begun).isEmpty();
        Functions.append(begun, Functions.pid());
        if (first) {
            Libc.suspend(Functions.pid());
            // Any of a process's threads may take the signal, and this one goes on until it has.
            new CountDownLatch(1).await();
        }
        return Functions.lines(begun).size();
    }

    /// A suspended worker is as good as dead, and its task is not to blame.
    @Test
    void shouldDoTheTaskOfASuspendedWorkerElsewhere(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        var builder = WorkerPool.builder().workers(1).quarantineAfter(2).unresponsiveAfter(Duration.ofSeconds(1));
        try (var pool = builder.start()) {
            assertEquals(2, pool.applyAsync(PoolPolicyTest::hangTheFirstTime, begun).get(PATIENCE));
            assertEquals(2, Functions.lines(begun).stream().distinct().count());
        }
    }

    // ---- restarts

    /// K13
    @Test
    void shouldReplaceWorkersThatDieInARowAfterPausesThatGrow(@TempDir Path folder) throws Exception {
        Path starts = folder.resolve("starts");
        String file = starts.toString();
        TaskAction note = () -> Functions.append(Path.of(file), System.nanoTime());
        var builder = WorkerPool.builder().workers(1).initializer(note).quarantineAfter(100).maxRestarts(4);
        try (var pool = builder.start()) {
            assertInstanceOf(PoolBrokenException.class, failure(pool.applyAsync(Functions::halt, 7)));
        }
        // The first is replaced at once.
        List<Long> gaps = gapsInMillis(starts);
        assertEquals(4, gaps.size());
        assertTrue(gaps.get(1) >= 50 && gaps.get(2) >= 100 && gaps.get(3) >= 200, gaps::toString);
    }

    private static void awaitReady(WorkerPool pool, int workers) throws Exception {
        Waiting.until(workers + " are ready and no others there", PATIENCE,
                () -> pool.pids().size() == workers && pool.state().join().split("READY", -1).length - 1 == workers,
                () -> pool.state().join());
    }

    /// Those who die as they leave do not show that none can be started.
    @Test
    void shouldGoOnWhenOneStartFailsAfterManyBadEnds(@TempDir Path folder) throws Exception {
        String orders = folder.toString();
        TaskAction opening = () -> Death.dieIfOrdered(orders, "opening");
        TaskAction leaving = () -> Runtime.getRuntime().halt(6);
        try (var pool = WorkerPool.builder().workers(1).initializer(opening).exitHook(leaving).start()) {
            for (int i = 0; i < 3; i++) {
                pool.resize(2);
                awaitReady(pool, 2);
                pool.resize(1);
                awaitReady(pool, 1);
            }
            Death.order(folder, "opening", Death.HALT);
            pool.resize(2);
            awaitReady(pool, 2);
            assertEquals(9, pool.apply(Functions::square, 3));
        }
    }

    /// K10
    @Test
    void shouldEndAStreamThatIsClosedWithWhatItHasUnderWay(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        try (var pool = WorkerPool.ofSize(1)) {
            try (Results<Void> hanging = pool.imap(Functions::hang, List.of(begun, begun))) {
                assertTrue(hanging.hasNext());
                Waiting.until(
                        "the first runs", PATIENCE, () -> !Functions.lines(begun).isEmpty(), pool::toString);
            }
            assertEquals(9, pool.applyAsync(Functions::square, 3).get(PATIENCE));
            assertEquals(1, Functions.lines(begun).size());
        }
    }
}
