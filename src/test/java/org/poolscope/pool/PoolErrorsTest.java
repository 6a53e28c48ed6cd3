package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.function.CodecException;
import org.poolscope.function.Pair;
import org.poolscope.function.TaskFunction;
import org.poolscope.function.WorkerException;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

@RunsBeside
class PoolErrorsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CallOptions ONE_BY_ONE = CallOptions.DEFAULT.withChunk(1);

    private static Throwable failure(AsyncResult<?> result) {
        return assertThrows(ExecutionException.class, () -> result.get(PATIENCE)).getCause();
    }

    /// O05
    @Test
    void shouldRefuseAnArgumentThatCannotBeSentAtOnce() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            for (int i = 0; i < 20; i++) {
                var refusal = assertThrows(CodecException.class,
                        () -> pool.applyAsync(Functions::same, new Thread("odd")));
                assertTrue(refusal.getMessage().contains("java.lang.Thread"), refusal.getMessage());
                assertThrows(CodecException.class, () -> pool.map(Functions::same, List.of("a", new Object())));
            }
            assertEquals("a", pool.apply(Functions::same, "a"));
        }
    }

    /// O05
    @Test
    void shouldFailTwentyTimesInARowOnResultsThatCannotBeSentAndKeepItsWorkers() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            pool.map(Functions::sleep, List.of(100, 100));
            List<Long> before = pool.pids();
            for (int i = 0; i < 20; i++) {
                Throwable failure = failure(pool.applyAsync(_ -> (Object) Thread.currentThread(), 0));
                assertInstanceOf(CodecException.class, failure);
                assertTrue(failure.getMessage().contains("java.lang.Thread") && failure.getMessage().contains("main"),
                        failure.getMessage());
            }
            assertEquals(before, pool.pids());
        }
    }

    /// O11
    @Test
    void shouldBringAnExceptionWithItsTypeItsMessageAndItsOwnTrace() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            Throwable failure = failure(pool.applyAsync(Functions::throwMischief, 7));
            assertInstanceOf(Functions.Mischief.class, failure);
            assertEquals("no 7", failure.getMessage());
            assertEquals("throwMischief", failure.getStackTrace()[0].getMethodName());
        }
    }

    static final class NotFound extends Exception {
        private static final long serialVersionUID = 1;
        final int line;

        NotFound(String message, int line) {
            super(message);
            this.line = line;
        }
    }

    static int find(int line) throws Exception {
        try (AutoCloseable _ = () -> {
            throw new IllegalStateException("and closing failed");
        }) {
            throw new NotFound("no such thing", line);
        }
    }

    /// O11
    @Test
    void shouldBringAnExceptionOfTheUsersWithWhatItHoldsAndWhatWasSuppressed() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            var failure = assertInstanceOf(NotFound.class, failure(pool.applyAsync(PoolErrorsTest::find, 7)));
            assertEquals("no such thing", failure.getMessage());
            assertEquals(7, failure.line);
            assertEquals("find", failure.getStackTrace()[0].getMethodName());
            var suppressed = assertInstanceOf(IllegalStateException.class, failure.getSuppressed()[0]);
            assertEquals("and closing failed", suppressed.getMessage());
        }
    }

    /// O11
    @Test
    void shouldBringAnExceptionThatCannotBeRebuiltAsText() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            Throwable failure = failure(pool.applyAsync(Functions::throwUnbuildable, 7));
            var text = assertInstanceOf(WorkerException.class, failure);
            assertEquals(Functions.Unbuildable.class.getName(), text.type());
            assertTrue(text.getMessage().contains("code 7"), text.getMessage());
        }
    }

    /// How many calls there were in this worker before, after a moment in which the other worker gets its share.
    static Pair<Long, Integer> pidAndCalls(int ignored) throws Exception {
        return Pair.of(Functions.sleep(20), Functions.countCalls());
    }

    /// O18
    @Test
    void shouldRunTheInitializerOnceInEveryWorkerBeforeItsFirstTask() throws Exception {
        try (var pool = WorkerPool.builder().workers(2).initializer(() -> Functions.countCalls()).start()) {
            Map<Long, List<Integer>> callsByWorker = new HashMap<>();
            Waiting.until("both have worked", PATIENCE, () -> {
                List<Integer> items = Collections.nCopies(20, 0);
                for (Pair<Long, Integer> each : pool.map(PoolErrorsTest::pidAndCalls, items, ONE_BY_ONE)) {
                    callsByWorker.computeIfAbsent(each.first(), _ -> new ArrayList<>()).add(each.second());
                }
                return callsByWorker.size() == 2;
            }, callsByWorker::toString);
            for (List<Integer> calls : callsByWorker.values()) {
                assertEquals(IntStream.range(2, 2 + calls.size()).boxed().toList(), calls.stream().sorted().toList());
            }
        }
    }

    /// O18
    @Test
    void shouldFailWhatIsPendingWithTheTraceOfAFailingInitializer() throws Exception {
        try (var pool = WorkerPool.builder().workers(2).initializer(() -> Functions.throwMischief(3)).start()) {
            AsyncResult<Integer> first = pool.applyAsync(Functions::square, 1);
            AsyncResult<Integer> second = pool.applyAsync(Functions::square, 2);
            for (AsyncResult<Integer> each : List.of(first, second)) {
                var broken = assertInstanceOf(PoolBrokenException.class, failure(each));
                assertTrue(broken.getMessage().contains("Mischief: no 3"), broken.getMessage());
                assertTrue(broken.getMessage().contains("at org.poolscope.pool.Functions.throwMischief"),
                        broken.getMessage());
            }
        }
    }

    /// A result whose type the pool was not told of.
    record Point(int x, int y) {}

    /// Where such results are hidden from the types that a function names.
    static Object hidden(int x) throws Exception {
        return Class.forName("org.poolscope.pool.HiddenPoint").getConstructors()[0].newInstance(x);
    }

    @Test
    void shouldRebuildWhatAFunctionNamesAndNothingElseUnlessAllowed() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            assertEquals(new Point(1, 2), pool.apply(x -> new Point(x, 2), 1));
            Throwable refused = failure(pool.applyAsync(PoolErrorsTest::hidden, 1));
            assertInstanceOf(CodecException.class, refused);
            assertTrue(refused.getMessage().contains("allow(HiddenPoint.class)"), refused.getMessage());
        }
        try (var pool = WorkerPool.builder().workers(1).allow(HiddenPoint.class).start()) {
            assertEquals(new HiddenPoint(1), pool.apply(PoolErrorsTest::hidden, 1));
        }
    }

    @Test
    void shouldSayThatAFunctionsClassIsNotOnTheWorkersClassPath() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            TaskFunction<Integer, Integer> foreign = LoadedFunction.inALoaderOfItsOwn();
            var missing = assertThrows(CodecException.class, () -> pool.applyAsync(foreign, 1));
            assertTrue(missing.getMessage().contains("which is not on the class path; have it there"),
                    missing::getMessage);
        }
    }
}
