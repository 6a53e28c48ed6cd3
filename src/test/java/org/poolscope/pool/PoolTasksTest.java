package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.function.Pair;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.run.RetryPolicy;

/// Tasks without a result, and calls with options of their own.
@RunsBeside
@Timeout(120)
class PoolTasksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CallOptions SHORT = CallOptions.DEFAULT.withDeadline(Duration.ofMillis(500));
    private static final CallOptions AGAIN =
            CallOptions.DEFAULT.withRetries(new RetryPolicy(3, Duration.ofMillis(1), 1));

    private static WorkerPool pool;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        pool = WorkerPool.ofSize(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static void note(Path file, int n) throws IOException {
        Functions.append(file, n);
    }

    static void fail() throws Functions.Mischief {
        Functions.throwMischief(1);
    }

    static void hang() throws InterruptedException {
        Functions.sleep(300_000);
    }

    /// Throws the first time.
    private static int second(Path file) throws IOException {
        Functions.append(file, 1);
        if (Files.readAllLines(file).size() == 1) {
            throw new IllegalStateException("not the first time");
        }
        return 2;
    }

    private static Throwable cause(AsyncResult<?> result) {
        return assertThrows(ExecutionException.class, () -> result.get(PATIENCE)).getCause();
    }

    @Test
    void shouldRunWhatHasNoResult() throws Exception {
        String file = folder.resolve("noted").toString();
        pool.run(() -> note(Path.of(file), 1));
        assertEquals(List.of("1"), Functions.lines(Path.of(file)));
        assertNull(pool.runAsync(() -> note(Path.of(file), 2)).get(PATIENCE));
        assertEquals(List.of("1", "2"), Functions.lines(Path.of(file)));

        assertInstanceOf(Functions.Mischief.class, cause(pool.runAsync(PoolTasksTest::fail)));
        var late = assertThrows(ExecutionException.class, () -> pool.run(PoolTasksTest::hang, SHORT));
        assertInstanceOf(TimeoutException.class, late.getCause());
        assertInstanceOf(TimeoutException.class, cause(pool.runAsync(PoolTasksTest::hang, SHORT)));
    }

    @Test
    void shouldDoSomethingWithEachItem() throws Exception {
        String file = folder.resolve("noted").toString();
        List<Integer> items = IntStream.range(0, 100).boxed().toList();
        pool.forEach(n -> note(Path.of(file), n), items);
        assertEquals(100, Set.copyOf(Functions.lines(Path.of(file))).size());
        assertNull(pool.forEachAsync(n -> note(Path.of(file), n), items, CallOptions.DEFAULT.withChunk(7))
                .get(PATIENCE));
        assertEquals(200, Functions.lines(Path.of(file)).size());
        pool.forEach(n -> note(Path.of(file), n), List.<Integer>of());
        assertNull(pool.forEachAsync(n -> note(Path.of(file), n), List.<Integer>of()).get(PATIENCE));
    }

    @Test
    void shouldHeedTheOptionsOfEveryCall() throws Exception {
        String file = folder.resolve("tries").toString();
        assertEquals(2, pool.apply(() -> second(Path.of(file)), AGAIN));
        assertEquals(2, pool.apply(PoolTasksTest::second, folder.resolve("one"), AGAIN));
        int third = pool.apply((path, name) -> second(path.resolve(name)), folder, "two", AGAIN);
        assertEquals(2, third);
        assertEquals(2, pool.applyAsync((path, name) -> second(path.resolve(name)), folder, "three", AGAIN)
                .get(PATIENCE));
        String fourth = folder.resolve("four").toString();
        assertEquals(2, pool.applyAsync(() -> second(Path.of(fourth)), AGAIN).get(PATIENCE));
        assertEquals(List.of(2), pool.starmap((path, name) -> second(path.resolve(name)),
                List.of(Pair.of(folder, "five")), AGAIN));
    }

    /// Pairs of whatever the function takes.
    @Test
    void shouldTakePairsOfSubtypes() throws Exception {
        List<Pair<Integer, Long>> numbers = new ArrayList<>(List.of(Pair.of(1, 2L), Pair.of(3, 4L)));
        assertEquals(List.of(3L, 7L), pool.starmap(PoolTasksTest::sum, numbers));
        assertEquals(List.of(3L, 7L), pool.starmapAsync(PoolTasksTest::sum, numbers).get(PATIENCE));
    }

    static long sum(Number a, Number b) {
        return a.longValue() + b.longValue();
    }
}
