package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.shared.error.SegmentException;

class SegmentsTest {

    @TempDir
    private Path directory;

    @Test
    void shouldShowWhatOneSideWroteToTheOther() throws InterruptedException {
        try (Segments parent = Segments.in(directory); Segments worker = Segments.in(directory)) {
            SharedCounter counter = parent.createCounter("counter");
            SharedQueue<Long> queue = parent.createQueue("items", Long.class, 3);

            worker.counter("counter").add(7);
            worker.queue("items", Long.class).put(42L);

            assertEquals(7, counter.get());
            assertEquals(1, queue.size());
            assertEquals(3, worker.queue("items", Long.class).capacity());
            assertEquals(Optional.of(42L), queue.take());
        }
    }

    @Test
    void shouldMakeAndFindObjectsInAThreadThatIsInterruptedAndLeaveItSo() {
        try (Segments parent = Segments.in(directory); Segments worker = Segments.in(directory)) {
            Thread.currentThread().interrupt();
            parent.createCounter("counter").add(1);
            assertEquals(1, worker.counter("counter").get());
            assertTrue(Thread.interrupted(), "the interrupt is lost");
        }
    }

    @Test
    void shouldHandOutTheSameObjectEveryTime() {
        try (Segments segments = Segments.in(directory)) {
            SharedCounter counter = segments.createCounter("counter");

            assertSame(counter, segments.counter("counter"));
        }
    }

    @Test
    void shouldRemoveWhatItCreatedAndNothingElse() {
        Segments parent = Segments.in(directory);
        parent.createCounter("counter");
        Segments worker = Segments.in(directory);
        worker.counter("counter");

        worker.close();
        assertTrue(Files.exists(directory.resolve("counter.segment")), "removed by one that only attached");
        parent.close();
        parent.close();
        assertFalse(Files.exists(directory.resolve("counter.segment")), "left behind by its creator");
    }

    @Test
    void shouldRefuseNamesThatAreNone() {
        try (Segments segments = Segments.in(directory)) {
            for (String name : List.of("", "..", "../x", "a/b", "a\\b", "-a", "a b", "a\0", "ä", "x".repeat(65))) {
                assertRefused("is no name for a segment", () -> segments.createCounter(name));
                assertRefused("is no name for a segment", () -> segments.queue(name, Long.class));
            }
            segments.createCounter("x".repeat(64));
        }
    }

    @Test
    void shouldSayThatANameIsTakenOrUnknown() {
        try (Segments segments = Segments.in(directory)) {
            segments.createCounter("counter");

            assertMessage("segment 'counter' exists already", () -> segments.createQueue("counter", Long.class, 1));
            assertMessage("segment 'other' was not found", () -> segments.counter("other"));
        }
    }

    @Test
    void shouldSayThatThereIsNoSuchDirectory() {
        try (Segments segments = Segments.in(directory.resolve("none"))) {
            assertMessage("there is no such directory", () -> segments.createCounter("counter"));
            assertMessage("segment 'counter' was not found", () -> segments.counter("counter"));
        }
    }

    @Test
    void shouldRefuseCapacitiesOutOfBounds() {
        try (Segments segments = Segments.in(directory)) {
            assertRefused("capacity must be from 1 to 16777216, not 0",
                    () -> segments.createQueue("items", Long.class, 0));
            assertRefused("capacity must be from 1 to 16777216, not 16777217",
                    () -> segments.createQueue("items", Long.class, (1 << 24) + 1));
            assertRefused("size must be from 1 to", () -> segments.createQueue("items", Long.class, 1, 0));
            assertRefused("size must be from 1 to", () -> segments.createMemory("block", -1));
            assertRefused("length must be from 1 to", () -> segments.createArray("array", SharedArray.Type.INT, 0));
            assertRefused("parties must be from 1 to", () -> segments.createBarrier("barrier", 0));
            assertRefused("permits must be from 0 to", () -> segments.createSemaphore("permits", -1));
        }
    }

    @Test
    void shouldTellWhatASegmentIsWhenItIsNotWhatWasAskedFor() throws IOException {
        try (Segments parent = Segments.in(directory); Segments worker = Segments.in(directory)) {
            parent.createCounter("counter");
            assertMessage("is a counter, not a queue", () -> worker.queue("counter", Long.class));
            assertMessage("is a counter, not a queue", () -> parent.queue("counter", Long.class));

            Files.write(directory.resolve("alien.segment"), new byte[4096]);
            assertMessage("not one of ours", () -> worker.counter("alien"));

            Files.write(directory.resolve("empty.segment"), new byte[0]);
            assertMessage("cut short: 0 bytes", () -> worker.counter("empty"));
        }
    }

    @Test
    void shouldRefuseASegmentThatIsCutShortOrOfAnotherVersion() throws IOException {
        try (Segments parent = Segments.in(directory); Segments worker = Segments.in(directory)) {
            parent.createQueue("items", Long.class, 100);
            byte[] whole = Files.readAllBytes(directory.resolve("items.segment"));

            byte[] cut = Arrays.copyOf(whole, 5000);
            Files.write(directory.resolve("cut.segment"), cut);
            assertMessage("cut short: 5000 of " + whole.length + " bytes", () -> worker.queue("cut", Long.class));

            whole[8] += 1;
            Files.write(directory.resolve("new.segment"), whole);
            assertMessage("layout version", () -> worker.queue("new", Long.class));
        }
    }

    @Test
    void shouldGiveAnErrorAndNoCrashToWhoeverReadsWhileAnotherThreadCloses() throws Exception {
        Segments segments = Segments.in(directory);
        SharedCounter counter = segments.createCounter("counter");
        SharedQueue<Long> queue = segments.createQueue("items", Long.class, 10);
        var reading = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> monitor = threads.submit(() -> readForEver(counter, queue, reading));
            Future<?> taker = threads.submit(() -> takeForEver(queue, reading));
            assertTrue(reading.await(10, TimeUnit.SECONDS), "the readers never began");

            segments.close();

            assertEndsWithClosed(monitor);
            assertEndsWithClosed(taker);
        }
        assertThrows(IllegalStateException.class, () -> segments.createCounter("late"));
    }

    private static void readForEver(SharedCounter counter, SharedQueue<Long> queue, CountDownLatch reading) {
        reading.countDown();
        while (counter.get() == 0 && queue.size() == 0) {
            Thread.onSpinWait();
        }
    }

    private static Optional<Long> takeForEver(SharedQueue<Long> queue, CountDownLatch reading)
            throws InterruptedException {
        reading.countDown();
        return queue.take();
    }

    private static void assertEndsWithClosed(Future<?> thread) {
        var thrown = assertThrows(ExecutionException.class, () -> thread.get(10, TimeUnit.SECONDS));
        assertInstanceOf(IllegalStateException.class, thrown.getCause());
    }

    private static void assertRefused(String part, Supplier<?> action) {
        var thrown = assertThrows(IllegalArgumentException.class, action::get);
        assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
    }

    private static void assertMessage(String part, Supplier<?> action) {
        var thrown = assertThrows(SegmentException.class, action::get);
        assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
    }
}
