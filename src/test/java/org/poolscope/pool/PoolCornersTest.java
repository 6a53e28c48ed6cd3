package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.WorkerDiedException;
import org.poolscope.function.CodecException;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.RetryPolicy;

/// What lies where two rules of a pool meet.
@RunsBeside
class PoolCornersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGE = 70 << 20;

    private static void awaitRunning(Path begun, int count) throws Exception {
        Waiting.until(count + " tasks run", PATIENCE, () -> Functions.lines(begun).size() == count, begun::toString);
    }

    @Test
    void shouldEndATaskPastItsDeadlineThoughItsWorkerIsToLeaveAfterIt(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        var options = CallOptions.DEFAULT.withTaskDeadline(Deadline.after(Duration.ofSeconds(2)));
        try (var pool = WorkerPool.ofSize(2)) {
            List<AsyncResult<Void>> endless = Stream.of(1, 2)
                    .map(_ -> pool.applyAsync(Functions::hang, begun, options)).toList();
            awaitRunning(begun, 2);
            pool.resize(1);
            for (AsyncResult<Void> each : endless) {
                var thrown = assertThrows(ExecutionException.class, () -> each.get(PATIENCE));
                assertInstanceOf(TimeoutException.class, thrown.getCause());
            }
        }
    }

    @Test
    void shouldLaunchAnotherWorkerForWhatIsStuckBehindALongTask(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        try (var pool = WorkerPool.builder().workers(2).lazy().start()) {
            AsyncResult<Void> endless = pool.applyAsync(Functions::hang, begun);
            awaitRunning(begun, 1);
            assertEquals(9L, pool.applyAsync(Functions::squareSlowly, 3).get(PATIENCE));
            endless.cancel(true);
        }
    }

    @Test
    void shouldNotRetryWithNothingWhatCouldNotBeSent() {
        var options = CallOptions.DEFAULT.withChunk(2).withRetries(RetryPolicy.times(1));
        try (var pool = WorkerPool.ofSize(1)) {
            var results = pool.imap(String::valueOf, Arrays.asList(1, new Object()), options);
            assertEquals("1", results.next());
            var thrown = assertThrows(CompletionException.class, results::next);
            assertInstanceOf(CodecException.class, thrown.getCause());
        }
    }

    /// A collection that others change: it says one size and has another.
    private static final class Changing extends AbstractCollection<Integer> {
        private final int said;
        private final List<Integer> had;

        Changing(int said, List<Integer> had) {
            this.said = said;
            this.had = had;
        }

        @Override
        public Iterator<Integer> iterator() {
            return had.iterator();
        }

        @Override
        public int size() {
            return said;
        }
    }

    static int same(int item) {
        return item;
    }

    @Test
    void shouldGiveAsManyResultsAsThereReallyWereItems() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            assertEquals(List.of(1, 2), pool.map(PoolCornersTest::same, new Changing(4, List.of(1, 2))));
            assertEquals(List.of(1, 2, 3), pool.map(PoolCornersTest::same, new Changing(1, List.of(1, 2, 3))));
        }
    }

    static int disturb(int item) {
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        Thread.currentThread().interrupt();
        return item;
    }

    static boolean isUndisturbed(int item) throws InterruptedException {
        Thread.sleep(1);
        return Thread.currentThread().getContextClassLoader() == PoolCornersTest.class.getClassLoader();
    }

    @Test
    void shouldNotLetOneFunctionFindWhatAnotherHasDoneToTheThread() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            assertEquals(List.of(1, 2), pool.map(PoolCornersTest::disturb, List.of(1, 2)));
            assertTrue(pool.apply(PoolCornersTest::isUndisturbed, 1));
        }
    }


    @Test
    void shouldSendLargeArgumentsOneAfterAnother() throws Exception {
        String large = "x".repeat(LARGE);
        try (var pool = WorkerPool.ofSize(1)) {
            assertEquals(List.of(LARGE, LARGE), pool.map(String::length, List.of(large, large)));
        }
    }

    @Test
    void shouldRefuseAFunctionThatCapturesTooMuch() {
        String large = "x".repeat(LARGE);
        try (var pool = WorkerPool.ofSize(1)) {
            assertThrows(CodecException.class, () -> pool.apply(n -> large.length() + n, 1));
            assertEquals(1, assertInstanceOf(Integer.class, assertDoesNotFail(pool)));
        }
    }

    private static Object assertDoesNotFail(WorkerPool pool) {
        try {
            return pool.apply(PoolCornersTest::same, 1);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    static String temporary(int item) throws IOException {
        return Files.createTempFile("item-" + item, "").getParent().toString();
    }

    @Test
    void shouldDeleteTheFilesOfWorkersThatItHasReplaced() throws Exception {
        try (var pool = WorkerPool.builder().workers(1).retireAfter(1).start()) {
            List<String> folders =
                    pool.map(PoolCornersTest::temporary, List.of(1, 2, 3), CallOptions.DEFAULT.withChunk(1));
            assertEquals(3, folders.stream().distinct().count());
            Waiting.until("those of the first two are gone", PATIENCE, () -> folders.stream().limit(2)
                    .noneMatch(folder -> Files.exists(Path.of(folder))), folders::toString);
        }
    }

    /// With so many workers each has the smallest heap.
    @Test
    void shouldGiveUpATaskThatIsTooLargeForAnyWorkerToReceive() {
        String large = "x".repeat(60 << 20);
        try (var pool = WorkerPool.builder().workers(256).lazy().start()) {
            AsyncResult<Integer> result = pool.applyAsync(String::length, large);
            var thrown = assertThrows(ExecutionException.class, () -> result.get(PATIENCE));
            assertInstanceOf(WorkerDiedException.class, thrown.getCause());
        }
    }

    private static void readOne(WorkerPool pool) {
        assertEquals(0, pool.imap(PoolCornersTest::same, Stream.iterate(0, n -> n + 1)::iterator).next());
    }

    @Test
    void shouldEndWithAStreamThatNobodyCanReadAnyMore() throws Exception {
        WorkerPool pool = WorkerPool.ofSize(1);
        try (pool) {
            readOne(pool);
        }
        assertTrue(pool.join(PATIENCE));
    }

    /// A program as the README has it.
    static final class Program {
        public static void main(String[] args) throws Exception {
            try (var pool = WorkerPool.ofSize(2)) {
                System.out.println("sum " + pool.map(Program::say, List.of(1, 2, 3)).stream().mapToInt(n -> n).sum());
            }
        }

        static int say(int n) {
            System.out.println("said " + n);
            System.err.println("complained of " + n);
            return n;
        }
    }

    @Test
    void shouldShowWhatFunctionsPrintAndLeaveNothingBehindWhenTheProgramEnds() throws Exception {
        try (ChildJvm child = ChildJvm.start(Program.class)) {
            child.process().onExit().get();
            Waiting.until("all is read", PATIENCE, () -> child.lines().containsAll(List.of("sum 6", "said 1", "said 2",
                    "said 3", "complained of 1", "complained of 2", "complained of 3")), child::toString);
            assertFalse(isAnythingLeftOf(child.pid()), "its files are left");
        }
    }

    private static boolean isAnythingLeftOf(long pid) throws Exception {
        Path memory = Path.of("/dev/shm");
        try (Stream<Path> files =
                Files.list(Files.isDirectory(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("poolscope-" + pid + "-"));
        }
    }
}
