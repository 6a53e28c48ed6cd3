package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// Pools that classes make while they are initialized, which in a worker goes on without end: CPython refuses it. Each
/// program is one that ends by itself even if nobody does.
@RunsBeside
class StaticPoolTest {

    private static final String REFUSED = " was made by the static initializer of ";

    /// Whatever a worker makes that is none of the first pool's.
    private static final int SIZE = 2;

    static final class InAField {
        static final WorkerPool POOL = WorkerPool.ofSize(SIZE);

        private InAField() {}

        static int square(int n) {
            return n * n;
        }

        static int usePool(int n) throws Exception {
            return POOL.apply(InAField::square, n);
        }

        static List<Long> pids() {
            return POOL.pids();
        }

        /// Whatever one asks of a pool to end it.
        static List<Boolean> ends() throws Exception {
            boolean joined = POOL.join(Duration.ofMinutes(1));
            POOL.close();
            POOL.terminate();
            return List.of(joined, POOL.toString().endsWith(", closed"));
        }
    }

    /// S2
    @Test
    void shouldBeMadeByTheirProgramAndByNoWorker() throws Exception {
        try (WorkerPool pool = InAField.POOL) {
            assertEquals(List.of(1, 4, 9), pool.map(InAField::square, List.of(1, 2, 3)));
            assertEquals(List.of(), pool.apply(InAField::pids));
            assertEquals(List.of(true, true), pool.apply(InAField::ends));
            var thrown = assertThrows(ExecutionException.class, () -> pool.apply(InAField::usePool, 3));
            assertEquals(IllegalStateException.class, thrown.getCause().getClass());
            assertTrue(thrown.getCause().getMessage().startsWith("this pool" + REFUSED + InAField.class.getName()
                    + " (StaticPoolTest.java:"), thrown::getMessage);
        }
    }

    /// S1: the class itself is initialized in the worker.
    static final class UsedAtOnce {
        static final List<Integer> SQUARES = compute();

        private UsedAtOnce() {}

        static List<Integer> compute() {
            try (WorkerPool pool = WorkerPool.ofSize(1)) {
                return pool.map(x -> x * x, List.of(1, 2, 3));
            } catch (InterruptedException | ExecutionException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        public static void main(String[] args) {
            System.out.println(SQUARES);
        }
    }

    @Test
    void shouldFailWithTheReasonWhenAWorkersInitializerUsesThem() {
        try (ChildJvm child = ChildJvm.start(UsedAtOnce.class)) {
            assertEquals(1, child.awaitExit());
            assertTrue(child.lines().stream().anyMatch(line -> line.contains("cannot be initialized here: this pool"
                    + REFUSED + UsedAtOnce.class.getName())), child::toString);
        }
    }

    static final class StartsAProcess {
        static final WorkerProcess PROCESS = WorkerProcess.of(StartsAProcess::nothing).start();

        private StartsAProcess() {}

        static void nothing() {}

        public static void main(String[] args) throws Exception {
            PROCESS.join();
            System.out.println("ended with " + PROCESS.exitCode().getAsInt());
        }
    }

    @Test
    void shouldRefuseProcessesJustSo() {
        try (ChildJvm child = ChildJvm.start(StartsAProcess.class)) {
            assertEquals(0, child.awaitExit(), child::toString);
            assertTrue(child.lines().contains("ended with 1"), child::toString);
            assertTrue(child.lines().stream().anyMatch(line -> line.contains("this process" + REFUSED)),
                    child::toString);
        }
    }
}
