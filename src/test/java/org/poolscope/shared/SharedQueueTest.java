package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedQueueTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory;
    private Segments segments;

    private SharedQueue queue(int capacity) {
        return queue(capacity, Parker::best);
    }

    private SharedQueue queue(int capacity, Supplier<Parker> parkers) {
        segments = Segments.in(directory, parkers);
        return segments.createQueue("items", capacity);
    }

    @AfterEach
    void closeSegments() {
        segments.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void shouldHoldExactlyItsCapacityAndGiveItBackInOrder(int capacity) throws InterruptedException {
        SharedQueue queue = queue(capacity);
        for (int lap = 0; lap < 3; lap++) {
            for (int i = 0; i < capacity; i++) {
                assertTrue(queue.offer(lap * 1000 + i, Duration.ZERO), "full at " + i);
            }
            assertFalse(queue.offer(-1, SHORT), "took more than its capacity");
            assertEquals(capacity, queue.size());
            for (int i = 0; i < capacity; i++) {
                assertEquals(OptionalLong.of(lap * 1000 + i), queue.poll(Duration.ZERO));
            }
            assertEquals(OptionalLong.empty(), queue.poll(SHORT));
            assertEquals(0, queue.size());
        }
        assertEquals(3L * capacity, queue.puts());
        assertEquals(3L * capacity, queue.gets());
    }

    @Test
    void shouldTakeEveryNumberThereIs() throws InterruptedException {
        SharedQueue queue = queue(4);
        for (long value : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            queue.put(value);
            assertEquals(OptionalLong.of(value), queue.take());
        }
    }

    static Stream<Arguments> parkers() {
        return Stream.of(Arguments.of("best", (Supplier<Parker>) Parker::best),
                Arguments.of("back-off", (Supplier<Parker>) BackOffParker::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parkers")
    void shouldWakeATakerWhenAValueComes(String way, Supplier<Parker> parkers) throws Exception {
        SharedQueue queue = queue(1, parkers);
        FutureTask<OptionalLong> taker = inAThread(queue::take);
        queue.put(5);

        assertEquals(OptionalLong.of(5), taker.get(10, TimeUnit.SECONDS), way);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parkers")
    void shouldWakeAPutterWhenThereIsRoom(String way, Supplier<Parker> parkers) throws Exception {
        SharedQueue queue = queue(1, parkers);
        queue.put(1);
        FutureTask<Boolean> putter = inAThread(() -> queue.offer(2, PATIENCE));
        assertEquals(OptionalLong.of(1), queue.take());

        assertTrue(putter.get(10, TimeUnit.SECONDS), way);
        assertEquals(OptionalLong.of(2), queue.take());
    }

    @Test
    void shouldLetWaitersBeInterrupted() {
        SharedQueue empty = queue(1);
        assertInterrupted(empty::take);
        assertInterrupted(() -> empty.poll(PATIENCE));

        SharedQueue full = segments.createQueue("full", 1);
        assertInterrupted(() -> {
            full.put(1);
            full.put(2);
            return null;
        });
    }

    private static void assertInterrupted(Callable<?> waiting) {
        var task = new FutureTask<>(waiting);
        Thread.ofPlatform().start(task).interrupt();
        var thrown = assertThrows(ExecutionException.class, () -> task.get(10, TimeUnit.SECONDS));
        assertInstanceOf(InterruptedException.class, thrown.getCause());
    }

    @Test
    void shouldLetAClosedQueueBeDrainedAndNothingBePut() throws InterruptedException {
        SharedQueue queue = queue(10);
        queue.put(1);
        queue.put(2);
        queue.close();

        var thrown = assertThrows(IllegalStateException.class, () -> queue.put(3));
        assertEquals("queue 'items' is closed", thrown.getMessage());
        assertTrue(queue.isClosed());
        assertEquals(2, queue.size());
        assertEquals(OptionalLong.of(1), queue.take());
        assertEquals(OptionalLong.of(2), queue.take());
        assertEquals(OptionalLong.empty(), queue.take());
    }

    @Test
    void shouldWakeEverybodyWhenItIsClosed() throws Exception {
        SharedQueue empty = queue(1);
        SharedQueue full = segments.createQueue("full", 1);
        full.put(1);
        FutureTask<OptionalLong> taker = inAThread(empty::take);
        FutureTask<Boolean> putter = inAThread(() -> full.offer(2, PATIENCE));
        empty.close();
        full.close();

        assertEquals(OptionalLong.empty(), taker.get(10, TimeUnit.SECONDS));
        var thrown = assertThrows(ExecutionException.class, () -> putter.get(10, TimeUnit.SECONDS));
        assertInstanceOf(IllegalStateException.class, thrown.getCause());
    }

    private static <T> FutureTask<T> inAThread(Callable<T> action) {
        var task = new FutureTask<>(action);
        Thread.ofPlatform().start(task);
        return task;
    }
}
