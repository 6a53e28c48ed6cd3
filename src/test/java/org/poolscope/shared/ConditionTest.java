package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

@RunsBeside
class ConditionTest extends SharedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SharedLock lock;
    private Condition condition;

    @BeforeEach
    void makeCondition() {
        lock = segments.createLock("lock");
        condition = segments.createCondition("changed", lock);
    }

    private List<ChildJvm> waiting(int count) throws Exception {
        List<ChildJvm> children = IntStream.range(0, count).mapToObj(_ -> child().say("notified changed")).toList();
        Waiting.until("all wait", PATIENCE, () -> condition.waiters() == count, children::toString);
        return children;
    }

    private static long woken(List<ChildJvm> children) {
        return children.stream().filter(child -> child.lines().contains("woken")).count();
    }

    private void notifyUnderLock(Runnable notification) throws InterruptedException {
        try (var _ = lock.acquire()) {
            notification.run();
        }
    }

    @Test
    void shouldPassOnWhatCameForAProcessThatWasKilled() throws Exception {
        ChildJvm killed = waiting(1).getFirst();
        List<ChildJvm> next = List.of(child().say("notified changed"));
        Waiting.until("both wait", PATIENCE, () -> condition.waiters() == 2, next::toString);
        // With the lock, so that the first cannot make use of it.
        try (var _ = lock.acquire()) {
            condition.notifyOne();
            killed.kill();
        }
        Waiting.until("the second is woken", PATIENCE, () -> woken(next) == 1, next::toString);
    }

    @Test
    void shouldRefuseALockOfAnotherDirectory() {
        try (Segments others = Segments.create()) {
            SharedLock foreign = others.createLock("lock");
            var thrown = assertThrows(IllegalArgumentException.class, () -> segments.createCondition("other", foreign));
            assertTrue(thrown.getMessage().contains("needs a lock of the same directory"), thrown.getMessage());
        }
    }

    /// C01
    @Test
    void shouldWakeExactlyOneOfTwoWaiters() throws Exception {
        List<ChildJvm> children = waiting(2);
        notifyUnderLock(condition::notifyOne);
        Waiting.until("one is awake", PATIENCE, () -> woken(children) == 1, children::toString);
        assertEquals(1, condition.waiters());
        assertFalse(waitsForASecond(children), children.toString());

        notifyUnderLock(condition::notifyOne);
        Waiting.until("both are", PATIENCE, () -> woken(children) == 2, children::toString);
    }

    /// A wake-up too many would come within the time that a waiter looks by itself.
    private boolean waitsForASecond(List<ChildJvm> children) throws InterruptedException {
        try (var _ = lock.acquire()) {
            condition.awaitUntil(() -> woken(children) == 2, Duration.ofMillis(200));
        }
        return woken(children) == 2;
    }

    /// C01
    @Test
    void shouldWakeAllSix() throws Exception {
        List<ChildJvm> children = waiting(6);
        notifyUnderLock(condition::notifyEverybody);
        Waiting.until("all are awake", PATIENCE, () -> woken(children) == 6, children::toString);
        assertEquals(0, condition.waiters());
    }

    @Test
    void shouldNotWasteANotificationOnAProcessThatWasKilled() throws Exception {
        List<ChildJvm> children = waiting(1);
        List<ChildJvm> more = List.of(child().say("notified changed"));
        Waiting.until("both wait", PATIENCE, () -> condition.waiters() == 2, more::toString);
        children.getFirst().kill();

        notifyUnderLock(condition::notifyOne);
        Waiting.until("the living one is awake", PATIENCE, () -> woken(more) == 1, more::toString);
    }

    /// C04
    @Test
    void shouldStopWaitingWhenTheTimeIsOverOrWhatItWaitsForIsSo() throws Exception {
        Duration wait = Duration.ofMillis(350);
        try (var _ = lock.acquire()) {
            long start = System.nanoTime();
            assertFalse(condition.await(wait));
            assertTrue(System.nanoTime() - start >= wait.toNanos(), "gave up too early");
            assertTrue(condition.awaitUntil(() -> true, Duration.ZERO));
            assertFalse(condition.awaitUntil(() -> false, Duration.ofMillis(1)));
            assertTrue(lock.isLocked());
        }
        var so = new AtomicBoolean();
        var waiter = inAThread(() -> {
            try (var _ = lock.acquire()) {
                return condition.awaitUntil(so::get, PATIENCE);
            }
        });
        Waiting.until("it waits", PATIENCE, () -> condition.waiters() == 1, condition::toString);
        notifyUnderLock(condition::notifyOne);
        assertFalse(waiter.isDone());
        notifyUnderLock(() -> {
            so.set(true);
            condition.notifyOne();
        });
        assertTrue(waiter.get());
    }

    @Test
    void shouldRefuseThoseWhoDoNotHaveTheLock() {
        assertThrows(IllegalMonitorStateException.class, condition::await);
        assertThrows(IllegalMonitorStateException.class, condition::notifyOne);
        assertThrows(IllegalMonitorStateException.class, condition::notifyEverybody);
    }
}
