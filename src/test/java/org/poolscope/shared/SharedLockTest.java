package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.poolscope.shared.SharedLock.Holder;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// `-Dpoolscope.lock-kills=50` takes the time of so many kills of a lock's owner.
@RunsBeside
class SharedLockTest extends SharedTest {

    private static final int KILLS = Integer.getInteger("poolscope.lock-kills", 3);
    private static final Duration SHORT = Duration.ofMillis(350);

    /// Whoever has waited for so long looks after the owner as seldom as it ever gets in the first second.
    private static final Duration LONG_WAIT = Duration.ofMillis(750);

    /// 50 ms are promised; a busy machine takes longer to end a JVM, and not as long as this.
    private static final Duration TAKEN_OVER = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// L01
    @Test
    void shouldBeHadByOneAtATimeAndReleasedByThatOneAlone() throws Exception {
        SharedLock lock = segments.createLock("lock");
        assertFalse(lock.isLocked());

        lock.acquire();
        assertTrue(lock.isLocked());
        assertFalse(lock.tryAcquire());
        assertFalse(inAThread(() -> lock.tryAcquire()).get(10, TimeUnit.SECONDS));
        assertFalse(lock.tryAcquire(SHORT));
        var thrown = assertThrows(IllegalStateException.class, lock::acquire);
        assertTrue(thrown.getMessage().contains("would wait for itself"), thrown.getMessage());
        FutureTask<Void> foreign = inAThread(() -> {
            assertThrows(IllegalMonitorStateException.class, lock::release);
            return null;
        });
        foreign.get(10, TimeUnit.SECONDS);

        lock.release();
        assertFalse(lock.isLocked());
        assertThrows(IllegalMonitorStateException.class, lock::release);
    }

    /// L02
    @Test
    void shouldBeReleasedAsOftenAsItWasAcquiredIfItIsReentrant() throws Exception {
        SharedLock lock = segments.createReentrantLock("lock");
        lock.acquire();
        assertTrue(lock.tryAcquire());
        lock.acquire();

        lock.release();
        lock.release();
        assertTrue(lock.isLocked());
        assertFalse(inAThread(() -> lock.tryAcquire()).get(10, TimeUnit.SECONDS));
        lock.release();
        assertFalse(lock.isLocked());
        assertThrows(IllegalMonitorStateException.class, lock::release);
    }

    /// L03
    @Test
    void shouldBeSeenAsHeldByWhomeverHasItInAnotherProcess() throws Exception {
        SharedLock lock = segments.createLock("lock");
        ChildJvm child = child();
        child.say("acquire lock").await("done");

        assertTrue(lock.isLocked());
        assertEquals(Optional.of(child.pid()), lock.holder().map(Holder::pid));
        assertFalse(lock.tryAcquire());
        assertFalse(lock.tryAcquire(SHORT));

        FutureTask<Boolean> waiting = inAThread(() -> lock.tryAcquire(PATIENCE));
        Waiting.until("somebody is listed as waiting", PATIENCE, () -> lock.waiting().size() == 1, lock::toString);
        child.say("release lock").await("done");
        assertTrue(waiting.get(10, TimeUnit.SECONDS));
        assertTrue(lock.waits() > 0 && lock.waited().isPositive(), lock.waits() + " waits, " + lock.waited());
    }

    /// L05
    @Test
    void shouldBeReleasedAtTheEndOfABlock() throws Exception {
        SharedLock lock = segments.createLock("lock");
        try (var held = lock.acquire()) {
            assertTrue(lock.isLocked());
            assertFalse(held.isInherited());
        }
        assertFalse(lock.isLocked());
    }

    /// L07
    @Test
    void shouldGoSoonToTheNextAndSayThatItsOwnerDied() throws Exception {
        SharedLock lock = segments.createLock("lock");
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            ChildJvm owner = child();
            owner.say("acquire lock").await("done");
            FutureTask<Long> next = inAThread(() -> {
                try (var held = lock.acquire()) {
                    assertTrue(held.isInherited());
                    return System.nanoTime();
                }
            });
            Waiting.until("the next one waits", PATIENCE, () -> lock.waiting().size() == 1
                    && System.nanoTime() - lock.waiting().getFirst().since() > LONG_WAIT.toNanos(), lock::toString);
            long killed = System.nanoTime();
            owner.kill();

            took.add(Duration.ofNanos(next.get(10, TimeUnit.SECONDS) - killed));
            assertEquals(i + 1, lock.holdersLost());
        }
        Collections.sort(took);
        assertTrue(took.get(KILLS / 2).compareTo(TAKEN_OVER) < 0, took::toString);
    }

    @Test
    void shouldGoFromTheDeadToWhoeverOnlyTries() throws Exception {
        SharedLock lock = segments.createLock("lock");
        ChildJvm holder = child();
        holder.say("acquire lock").await("done");
        assertFalse(lock.tryAcquire());
        holder.kill();
        Waiting.until("it is free", PATIENCE, lock::tryAcquire, lock::toString);
        assertTrue(lock.isInherited());
        lock.release();

        ChildJvm next = child();
        next.say("acquire lock").await("done");
        assertFalse(lock.tryAcquire(Duration.ofMillis(1)));
        next.kill();
        Waiting.until("it is free", PATIENCE, () -> lock.tryAcquire(Duration.ofMillis(1)), lock::toString);
    }

    @Test
    void shouldGoToSomebodyWhoWaitsThoughItsHolderTakesItAgainAtOnce() throws Exception {
        SharedLock lock = segments.createLock("lock");
        var done = new AtomicBoolean();
        lock.acquire();
        FutureTask<Void> next = inAThread(() -> {
            lock.acquire().close();
            done.set(true);
            return null;
        });
        long start = System.nanoTime();
        while (!done.get() && System.nanoTime() - start < PATIENCE.toNanos()) {
            long until = System.nanoTime() + 2_000_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            lock.release();
            lock.acquire();
        }
        lock.release();
        assertTrue(done.get(), "never");
        next.get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldRefuseToWaitForItselfByAnotherObject() throws Exception {
        SharedLock lock = segments.createReentrantLock("lock");
        try (Segments others = Segments.in(directory); var _ = lock.acquire()) {
            SharedLock same = others.lock("lock");
            var thrown = assertThrows(IllegalStateException.class, same::acquire);
            assertTrue(thrown.getMessage().contains("by another object for it"), thrown.getMessage());
            assertFalse(same.tryAcquire());
        }
        lock.acquire().close();
    }

    @Test
    void shouldSayThatItIsClosed() throws Exception {
        SharedLock lock = segments.createLock("lock");
        lock.close();

        var thrown = assertThrows(IllegalStateException.class, lock::acquire);
        assertEquals("lock 'lock' is closed", thrown.getMessage());
    }
}
