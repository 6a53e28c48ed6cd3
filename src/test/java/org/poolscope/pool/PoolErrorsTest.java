package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.poolscope.codec.CodecException;
import org.poolscope.codec.WorkerException;
import org.poolscope.function.TaskFunction;
import org.poolscope.pool.call.AsyncResult;
import org.poolscope.pool.call.PoolBrokenException;
import org.poolscope.pool.call.WorkerDiedException;

class PoolErrorsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Throwable failure(AsyncResult<?> result) {
        return assertThrows(ExecutionException.class, () -> result.get(PATIENCE)).getCause();
    }

    /// O05
    @Test
    void shouldRefuseAnArgumentThatCannotBeSentAtOnce() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            for (int i = 0; i < 20; i++) {
                var refusal = assertThrows(CodecException.class, () -> pool.applyAsync(Functions::same, new Thread("odd")));
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

    /// O18
    @Test
    void shouldRunTheInitializerOnceInEveryWorkerBeforeItsFirstTask() throws Exception {
        try (var pool = WorkerPool.builder().workers(2).initializer(() -> Functions.countCalls()).start()) {
            for (int i = 0; i < 20; i++) {
                assertTrue(pool.apply(Functions::countCalls) > 1, "the initializer did not run");
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

    /// A value whose reading or rebuilding does what it is told, in a worker only.
    record Evil(String where, String what) {
        Evil {
            act("decode", where, what);
        }

        @Override
        public String what() {
            act("encode", where, what);
            return what;
        }

        private static void act(String now, String where, String what) {
            boolean inWorker = System.getProperty("sun.java.command", "").contains("WorkerMain");
            if (!inWorker || !where.equals(now)) {
                return;
            }
            switch (what) {
                case "error" -> throw new IllegalStateException("evil at " + now);
                case "exit" -> System.exit(99);
                default -> Runtime.getRuntime().halt(98);
            }
        }
    }

    static String body(String what) {
        return switch (what) {
            case "error" -> throw new IllegalStateException("evil at run");
            case "exit" -> Integer.toString(Functions.exit(99));
            default -> Integer.toString(Functions.halt(98));
        };
    }

    static String use(Evil evil) {
        return evil.where();
    }

    static Evil make(String what) {
        return new Evil("encode", what);
    }

    /// The cells of X01 in which a worker has the say. An argument is encoded and a result decoded by the parent, where an
    /// error is that call's and an exit would be the parent's own.
    enum Cell {
        ARGUMENT_DECODE(what -> pool -> pool.applyAsync(PoolErrorsTest::use, new Evil("decode", what))),
        BODY_RUN(what -> pool -> pool.applyAsync(PoolErrorsTest::body, what)),
        RESULT_ENCODE(what -> pool -> pool.applyAsync(PoolErrorsTest::make, what));

        private final Function<String, Function<WorkerPool, AsyncResult<?>>> call;

        Cell(Function<String, Function<WorkerPool, AsyncResult<?>>> call) {
            this.call = call;
        }
    }

    /// X01
    @ParameterizedTest
    @EnumSource(Cell.class)
    void shouldEndEveryKindOfTroubleInADefiniteError(Cell cell) throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            Throwable error = failure(cell.call.apply("error").apply(pool));
            assertTrue(String.valueOf(error).contains("evil at"), error::toString);
            for (String[] ending : new String[][] {{"exit", "status 99"}, {"halt", "status 98"}}) {
                var died = assertInstanceOf(WorkerDiedException.class, failure(cell.call.apply(ending[0]).apply(pool)));
                assertTrue(died.getMessage().contains(ending[1]), died::getMessage);
            }
            assertEquals(9, pool.apply(Functions::square, 3));
        }
    }

    /// A record that cannot be read where it is sent from.
    record Unreadable(int n) {
        @Override
        public int n() {
            throw new IllegalStateException("not to be read");
        }
    }

    /// A record that cannot be rebuilt in the parent.
    record Unbuilt(int n) {
        Unbuilt {
            if (!System.getProperty("sun.java.command", "").contains("WorkerMain")) {
                throw new IllegalStateException("not to be built here");
            }
        }
    }

    /// X01
    @Test
    void shouldTellTroubleInTheParentAsThatCallsError() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            var unsendable = assertThrows(CodecException.class, () -> pool.applyAsync(Functions::same, new Unreadable(1)));
            assertTrue(unsendable.getMessage().contains("not to be read"), unsendable::getMessage);
            Throwable unbuilt = failure(pool.applyAsync(n -> new Unbuilt(n), 1));
            assertTrue(unbuilt.getMessage().contains("not to be built here"), unbuilt::getMessage);
            assertEquals(9, pool.apply(Functions::square, 3));
        }
    }

    @Test
    void shouldSayThatAFunctionsClassIsNotOnTheWorkersClassPath() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            TaskFunction<Integer, Integer> foreign = LoadedFunction.inALoaderOfItsOwn();
            Throwable missing = failure(pool.applyAsync(foreign, 1));
            assertInstanceOf(CodecException.class, missing);
            assertTrue(missing.getMessage().contains("is it on the workers' class path?"), missing::getMessage);
        }
    }
}
