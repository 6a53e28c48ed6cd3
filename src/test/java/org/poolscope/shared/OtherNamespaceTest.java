package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.PidNamespace;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// Objects shared with a process that cannot be seen from here: what its pid means here is about somebody else.
@RunsBeside
class OtherNamespaceTest extends SharedTest {

    /// Whoever waits for a lock looks whether its holder is alive once in 40 ms.
    private static final long LONG_NANOS = 200_000_000;

    @Test
    void shouldNotTakeALockFromAProcessOfAnotherPidNamespace() throws Exception {
        SharedLock lock = segments.createLock("lock");
        try (ChildJvm child = neighbour()) {
            child.say("acquire lock").await("done");

            assertFalse(lock.tryAcquire(Duration.ofMillis(300)), "its holder lives");
            assertFalse(lock.tryAcquire(), "its holder lives");
            assertEquals(0, lock.holdersLost());
            assertEquals(2, lock.attached().size(), "both are attached");

            child.say("release lock").await("done");
            assertTrue(lock.tryAcquire(Duration.ofSeconds(30)));
            child.say("create-memory block 100").await("done");
            assertThrows(IllegalStateException.class, segments.memory("block")::unlink, "which is its maker's to do");
        }
    }

    @Test
    void shouldNotLoseALockToAProcessOfAnotherPidNamespace() throws Exception {
        SharedLock lock = segments.createLock("lock");
        try (ChildJvm child = neighbour()) {
            try (var held = lock.acquire()) {
                assertFalse(held.isInherited());
                child.say("acquire lock");
                Waiting.until("it has looked whether we live", Duration.ofSeconds(30), () -> lock.waiting().stream()
                        .anyMatch(waiter -> System.nanoTime() - waiter.since() > LONG_NANOS), lock.waiting()::toString);
            }
            child.await("done");
            assertEquals(0, lock.holdersLost());
        }
    }

    private ChildJvm neighbour() throws InterruptedException {
        ChildJvm child = ChildJvm.start(PidNamespace.ofItsOwn(), SharedChild.class, directory.toString());
        child.await("ready");
        return child;
    }
}
