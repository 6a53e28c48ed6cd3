package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.poolscope.shared.wait.LockWord;
import org.poolscope.testing.RunsBeside;

/// A queue whose other users are suspended or killed at the worst of moments.
@RunsBeside
class SharedQueueTroubleTest extends SharedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(350);
    private static final long PUT_LOCK_AT = 0;
    private static final long TAKE_LOCK_AT = 128;
    private static final long ENDED_AT = 256;
    private static final int ENDING = 1;

    /// Q01
    @Test
    void shouldGiveUpInTimeWhenSomebodyIsSuspendedInTheMiddle() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("queue", Long.class, 10);
        queue.put(1L);
        LockWord puts = queue.segment.lock(PUT_LOCK_AT, false);
        LockWord takes = queue.segment.lock(TAKE_LOCK_AT, false);
        puts.lock();
        takes.lock();
        long start = System.nanoTime();
        assertFalse(queue.offer(2L, SHORT));
        assertEquals(Optional.empty(), queue.poll(SHORT));
        assertFalse(queue.offer(2L));
        // Some ten times as long as it should take, and a third of what thirty attempts would.
        assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), "gave up far too late");
        puts.unlock();
        takes.unlock();
        assertTrue(queue.offer(2L));
        assertEquals(Optional.of(1L), queue.poll());
    }

    @Test
    void shouldEndThoughWhoeverEndedItWasKilledMeanwhile() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("queue", Long.class, 10);
        queue.put(1L);
        queue.segment.body().set(JAVA_INT, ENDED_AT, ENDING);
        assertThrows(IllegalStateException.class, () -> queue.put(2L));
        assertEquals(Optional.of(1L), queue.take());
        FutureTask<Optional<Long>> last = inAThread(queue::take);
        assertEquals(Optional.empty(), last.get(10, TimeUnit.SECONDS));
    }

    /// Q05
    @Test
    void shouldBeJoinedWhateverBecomesOfEndMarks() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("queue", Long.class, 10);
        queue.put(1L);
        queue.putEndMark();
        queue.putEndMark();
        assertEquals(1, queue.unfinished());
        assertEquals(Optional.of(1L), queue.take());
        queue.taskDone();
        assertTrue(queue.join(PATIENCE));
        assertThrows(IllegalStateException.class, queue::taskDone);
        assertEquals(Optional.empty(), queue.take());
        assertThrows(IllegalStateException.class, queue::taskDone);
        assertTrue(queue.join(PATIENCE));
        assertEquals(1, queue.size(), "a mark is left");
    }
}
