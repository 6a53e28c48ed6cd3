package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// What can be put, and how it ends.
@RunsBeside
class SharedQueueMessagesTest extends SharedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(350);

    record Order(String what, int count) {}

    /// Q01, Q02, Q03
    @Test
    void shouldTakeSixAndRefuseTheSeventhInEverySpelling() throws Exception {
        SharedQueue<Integer> queue = segments.createQueue("items", Integer.class, 6);
        queue.put(1);
        assertTrue(queue.offer(2));
        assertTrue(queue.offer(3, Duration.ZERO));
        assertTrue(queue.offer(4, PATIENCE));
        queue.put(5);
        queue.put(6);
        assertEquals(6, queue.size());
        assertFalse(queue.offer(7));
        long start = System.nanoTime();
        assertFalse(queue.offer(7, SHORT));
        assertTrue(System.nanoTime() - start >= SHORT.toNanos(), "gave up too early");

        assertEquals(Optional.of(1), queue.take());
        assertEquals(Optional.of(2), queue.poll());
        assertEquals(Optional.of(3), queue.poll(Duration.ZERO));
        assertEquals(Optional.of(4), queue.poll(PATIENCE));
        assertEquals(List.of(5, 6), List.of(queue.take().orElseThrow(), queue.take().orElseThrow()));
        assertEquals(0, queue.size());
        start = System.nanoTime();
        assertEquals(Optional.empty(), queue.poll(SHORT));
        assertTrue(System.nanoTime() - start >= SHORT.toNanos(), "gave up too early");
    }

    @Test
    void shouldBringRecordsListsAndBytesAsTheyWere() throws Exception {
        SharedQueue<Order> orders = segments.createQueue("orders", Order.class, 5);
        orders.put(new Order("tea", 3));
        assertEquals(Optional.of(new Order("tea", 3)), orders.take());

        SharedQueue<Object> any = segments.createQueue("any", Object.class, 9);
        for (Object value : List.of("text", 1, 2L, 3.5, true, List.of("a", 1), Map.of("k", 2L), "")) {
            any.put(value);
            assertEquals(Optional.of(value), any.take());
        }
    }

    /// Lengths that are no multiple of anything, so that messages go round the end of the ring at every place.
    @Test
    void shouldKeepMessagesWholeWhereverTheyLieInTheRing() throws Exception {
        SharedQueue<byte[]> queue = segments.createQueue("bytes", byte[].class, 1000, 4096);
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] first = bytes(random, random.nextInt(1500));
            byte[] second = bytes(random, random.nextInt(1500));
            queue.put(first);
            queue.put(second);
            assertArrayEquals(first, queue.take().orElseThrow());
            assertArrayEquals(second, queue.take().orElseThrow());
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void shouldBeFullWhenItsBytesAreUsedUpAndRefuseWhatIsLargerThanAllOfIt() throws Exception {
        SharedQueue<byte[]> queue = segments.createQueue("bytes", byte[].class, 1000, 4096);
        assertTrue(queue.offer(new byte[4088]));
        assertFalse(queue.offer(new byte[0]));
        assertEquals(4088, queue.take().orElseThrow().length);
        var thrown = assertThrows(IllegalArgumentException.class, () -> queue.put(new byte[4089]));
        assertEquals("a message of 4089 bytes is larger than queue 'bytes', which has room for 4088; make the "
                + "queue with more bytes", thrown.getMessage());
    }

    @Test
    void shouldRefuseWhatCannotBeSentAndWhatWasSentAsSomethingElse() throws Exception {
        SharedQueue<Object> any = segments.createQueue("any", Object.class, 5);
        var thrown = assertThrows(IllegalArgumentException.class, () -> any.put(new Thread()));
        assertTrue(thrown.getMessage().startsWith("queue 'any' cannot take this"), thrown.getMessage());
        assertThrows(NullPointerException.class, () -> any.put(null));
        thrown = assertThrows(IllegalArgumentException.class, () -> any.put(new Order("tea", 1)));
        assertTrue(thrown.getMessage().contains("make the queue or pipe for messages of the type Order"),
                thrown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> segments.createQueue("primitive", int.class, 5));
        segments.createQueue("primitive", Integer.class, 5).put(1);
        thrown = assertThrows(IllegalArgumentException.class, () -> putRaw(segments.queue("primitive", Integer.class)));
        assertTrue(thrown.getMessage().contains("takes a java.lang.Integer, not a java.lang.String"),
                thrown.getMessage());
        var other = assertThrows(SegmentException.class, () -> segments.queue("primitive", Long.class));
        assertTrue(other.getMessage().contains("is in use here for messages of type java.lang.Integer"),
                other.getMessage());
        any.put("text");
        SharedQueue<Order> orders = segments.createQueue("orders", Order.class, 5);
        orders.put(new Order("tea", 1));
        try (Segments elsewhere = Segments.in(directory)) {
            var wrong = assertThrows(SegmentException.class, () -> elsewhere.queue("any", Long.class).take());
            assertTrue(wrong.getMessage().contains("a java.lang.Long was expected"), wrong.getMessage());
            assertThrows(SegmentException.class, () -> elsewhere.queue("orders", Long.class).take());
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void putRaw(SharedQueue queue) throws InterruptedException {
        queue.put("text");
    }

    @Test
    void shouldCarryOtherSharedObjects() throws Exception {
        SharedQueue<SharedCounter> counters = segments.createQueue("counters", SharedCounter.class, 5);
        SharedCounter counter = segments.createCounter("counter");
        counters.put(counter);
        counters.take().orElseThrow().add(3);
        assertEquals(3, counter.get());
    }

    /// Q05
    @Test
    void shouldBeJoinedWhenEveryMessageIsDoneWith() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("items", Long.class, 5);
        queue.join();
        queue.put(1L);
        queue.put(2L);
        assertFalse(queue.join(Duration.ofMillis(1)));
        FutureTask<Void> joined = inAThread(() -> {
            queue.join();
            return null;
        });
        queue.take();
        queue.taskDone();
        queue.take();
        assertFalse(joined.isDone());
        queue.taskDone();
        joined.get(10, TimeUnit.SECONDS);
        assertThrows(IllegalStateException.class, queue::taskDone);
    }

    /// Q05
    @Test
    void shouldEndOneTakerWithEveryEndMark() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("items", Long.class, 10);
        List<FutureTask<Integer>> takers = IntStream.range(0, 3).mapToObj(_ -> inAThread(() -> {
            int taken = 0;
            while (queue.take().isPresent()) {
                taken++;
                queue.taskDone();
            }
            return taken;
        })).toList();
        for (long i = 0; i < 20; i++) {
            queue.put(i);
        }
        for (int i = 0; i < 3; i++) {
            queue.putEndMark();
        }
        int taken = 0;
        for (FutureTask<Integer> taker : takers) {
            taken += taker.get(10, TimeUnit.SECONDS);
        }
        assertEquals(20, taken);
        assertTrue(queue.join(PATIENCE));
        assertFalse(queue.isEnded());
    }

    /// Q06
    @Test
    void shouldSayThatItIsClosed() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("items", Long.class, 1);
        FutureTask<Optional<Long>> waiting = inAThread(queue::take);
        Waiting.until("it waits", PATIENCE, () -> queue.waiting().size() == 1, queue::toString);
        queue.close();
        queue.close();

        assertEquals("queue 'items' is closed",
                assertThrows(IllegalStateException.class, () -> queue.put(1L)).getMessage());
        assertEquals("queue 'items' is closed", assertThrows(IllegalStateException.class, queue::take).getMessage());
        var thrown = assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS));
        assertEquals("queue 'items' is closed", thrown.getCause().getMessage());
    }

    /// Q04
    @Test
    void shouldKeepWhatWasPutBeforeAndAfterTheChildWasThere() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("items", Long.class, 10);
        queue.put(1L);
        child().say("produce items 2 3").await("done");

        for (long expected = 1; expected <= 4; expected++) {
            assertEquals(Optional.of(expected), queue.poll());
        }
        assertEquals(Optional.empty(), queue.poll());
    }

    /// Q11
    @Test
    void shouldNotKeepAProducerThatHasPutMuchAndIsNotDrained() throws Exception {
        for (int megabytes : new int[] {1, 100}) {
            SharedQueue<byte[]> queue =
                    segments.createQueue("of-" + megabytes, byte[].class, 1, (megabytes + 1L) << 20);
            ChildJvm child = ChildJvm.withHeap(400, SharedChild.class, directory.toString());
            child.say("produce-bytes of-" + megabytes + " " + (megabytes << 20)).await("done");
            child.process().getOutputStream().close();

            assertEquals(0, child.awaitExit());
            assertEquals(megabytes << 20, queue.take().orElseThrow().length);
            queue.close();
        }
    }
}
