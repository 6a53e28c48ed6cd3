package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.Waiting;

/// What is left of an object when one thread closes it and others are in the middle of using it.
@Isolated
class ClosingTest extends SharedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TIMES = 20;

    @Test
    void shouldLeaveNoLockOfAQueueBehindWhoeverIsPuttingOrTaking() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("queue", Long.class, 100);
        ChildJvm child = child();
        for (int i = 0; i < TIMES; i++) {
            child.say("close-amid queue").await("done");
            while (queue.poll().isPresent()) {
                // until it is empty
            }
            assertTrue(queue.offer(1L, PATIENCE), "nothing can be put any more");
            assertTrue(queue.poll(PATIENCE).isPresent(), "nothing can be taken any more");
        }
        assertEquals(0, queue.abandoned(), "a lock was taken from the dead");
    }

    @Test
    void shouldGiveALockBackThatItsOwnThreadHas() throws Exception {
        SharedLock lock = segments.createLock("lock");
        child().say("acquire-and-close lock").await("done");
        assertTrue(lock.tryAcquire(PATIENCE));
        assertFalse(lock.isInherited());
    }

    @Test
    void shouldLetAnotherThreadGiveBackTheLockThatItHas() throws Exception {
        SharedLock lock = segments.createLock("lock");
        try (Segments others = Segments.in(directory)) {
            SharedLock same = others.lock("lock");
            lock.acquire();
            FutureTask<Boolean> closed = inAThread(() -> {
                lock.close();
                return same.tryAcquire();
            });
            assertFalse(closed.get(10, TimeUnit.SECONDS), "another has it, too");
            lock.release();
            assertTrue(same.tryAcquire());
        }
    }

    @Test
    void shouldLeaveWhatHasTakenItsNameSinceItWasUnlinked() {
        SharedMemory first = segments.createMemory("name", 10);
        first.unlink();
        try (Segments others = Segments.in(directory)) {
            others.createMemory("name", 20);
            first.close();
            assertTrue(Files.exists(directory.resolve("name.segment")));
            assertEquals(20, segments.memory("name").bytes());
        }
    }

    @Test
    void shouldCloseAllOthersWhenOneIsBeingReadIntoAndThatLater() throws Exception {
        SharedMemory memory = segments.createMemory("memory", 10);
        SharedCounter counter = segments.createCounter("counter");
        Pipe pipe = Pipe.open();
        try (var _ = pipe.source(); var _ = pipe.sink()) {
            FutureTask<Integer> reading = inAThread(() -> pipe.source().read(memory.memory().asByteBuffer()));
            Waiting.until("it is being read into", PATIENCE, ClosingTest::isSomebodyReading, memory::toString);
            assertThrows(IllegalStateException.class, segments::close);
            assertThrows(IllegalStateException.class, counter::get);
            pipe.sink().write(ByteBuffer.wrap(new byte[1]));
            assertEquals(1, reading.get(10, TimeUnit.SECONDS));
        }
        segments.close();
        assertFalse(Files.exists(directory.resolve("memory.segment")));
    }

    /// In the system, that is: on the way there the memory may still be closed.
    private static boolean isSomebodyReading() {
        return Thread.getAllStackTraces().values().stream().anyMatch(stack ->
                stack.length > 0 && stack[0].isNativeMethod() && Stream.of(stack).anyMatch(frame ->
                        frame.getClassName().equals("sun.nio.ch.SourceChannelImpl")
                                && frame.getMethodName().equals("read")));
    }
}
