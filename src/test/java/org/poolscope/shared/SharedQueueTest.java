package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.shared.wait.BackOffParker;
import org.poolscope.shared.wait.Parker;

class SharedQueueTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory;
    private Segments segments;

    private SharedQueue<Long> queue(int capacity) {
        return queue(capacity, Parker.best());
    }

    private SharedQueue<Long> queue(int capacity, Parker parker) {
        segments = Segments.in(directory, parker);
        return segments.createQueue("items", Long.class, capacity);
    }

    @AfterEach
    void closeSegments() {
        segments.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void shouldHoldExactlyItsCapacityAndGiveItBackInOrder(int capacity) throws InterruptedException {
        SharedQueue<Long> queue = queue(capacity);
        for (int lap = 0; lap < 3; lap++) {
            for (int i = 0; i < capacity; i++) {
                assertTrue(queue.offer(lap * 1000L + i, Duration.ZERO), "full at " + i);
            }
            assertFalse(queue.offer(-1L, SHORT), "took more than its capacity");
            assertEquals(capacity, queue.size());
            for (int i = 0; i < capacity; i++) {
                assertEquals(Optional.of(lap * 1000L + i), queue.poll(Duration.ZERO));
            }
            assertEquals(Optional.empty(), queue.poll(SHORT));
            assertEquals(0, queue.size());
        }
        assertEquals(3L * capacity, queue.puts());
        assertEquals(3L * capacity, queue.gets());
    }

    @Test
    void shouldTakeEveryNumberThereIs() throws InterruptedException {
        SharedQueue<Long> queue = queue(4);
        for (long value : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            queue.put(value);
            assertEquals(Optional.of(value), queue.take());
        }
    }

    static Stream<Arguments> parkers() {
        return Stream.of(Arguments.of("best", Parker.best()),
                Arguments.of("back-off", new BackOffParker()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parkers")
    void shouldWakeATakerWhenAValueComes(String way, Parker parker) throws Exception {
        SharedQueue<Long> queue = queue(1, parker);
        FutureTask<Optional<Long>> taker = inAThread(queue::take);
        queue.put(5L);

        assertEquals(Optional.of(5L), taker.get(10, TimeUnit.SECONDS), way);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parkers")
    void shouldWakeAPutterWhenThereIsRoom(String way, Parker parker) throws Exception {
        SharedQueue<Long> queue = queue(1, parker);
        queue.put(1L);
        FutureTask<Boolean> putter = inAThread(() -> queue.offer(2L, PATIENCE));
        assertEquals(Optional.of(1L), queue.take());

        assertTrue(putter.get(10, TimeUnit.SECONDS), way);
        assertEquals(Optional.of(2L), queue.take());
    }

    @Test
    void shouldLetWaitersBeInterrupted() {
        SharedQueue<Long> empty = queue(1);
        assertInterrupted(empty::take);
        assertInterrupted(() -> empty.poll(PATIENCE));

        SharedQueue<Long> full = segments.createQueue("full", Long.class, 1);
        assertInterrupted(() -> {
            full.put(1L);
            full.put(2L);
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
        SharedQueue<Long> queue = queue(10);
        queue.put(1L);
        queue.put(2L);
        queue.end();

        var thrown = assertThrows(IllegalStateException.class, () -> queue.put(3L));
        assertEquals("queue 'items' is ended; nothing can be put any more", thrown.getMessage());
        assertTrue(queue.isEnded());
        assertEquals(2, queue.size());
        assertEquals(Optional.of(1L), queue.take());
        assertEquals(Optional.of(2L), queue.take());
        assertEquals(Optional.empty(), queue.take());
    }

    @Test
    void shouldWakeEverybodyWhenItIsClosed() throws Exception {
        SharedQueue<Long> empty = queue(1);
        SharedQueue<Long> full = segments.createQueue("full", Long.class, 1);
        full.put(1L);
        FutureTask<Optional<Long>> taker = inAThread(empty::take);
        FutureTask<Boolean> putter = inAThread(() -> full.offer(2L, PATIENCE));
        empty.end();
        full.end();

        assertEquals(Optional.empty(), taker.get(10, TimeUnit.SECONDS));
        var thrown = assertThrows(ExecutionException.class, () -> putter.get(10, TimeUnit.SECONDS));
        assertInstanceOf(IllegalStateException.class, thrown.getCause());
    }

    private static <T> FutureTask<T> inAThread(Callable<T> action) {
        var task = new FutureTask<>(action);
        Thread.ofPlatform().start(task);
        return task;
    }
}
