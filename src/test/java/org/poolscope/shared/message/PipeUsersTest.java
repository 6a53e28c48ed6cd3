package org.poolscope.shared.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.poolscope.shared.process.ProcessStamp;

@Timeout(60)
class PipeUsersTest {

    private static final int LONGS = 17;
    private static final int ENTRIES = 300_000;

    /// Of a process that had this one's number before it.
    private static final long KILLED = ProcessStamp.mine() ^ Long.MIN_VALUE;

    private final long[] memory = new long[LONGS];
    private final PipeUsers users = new PipeUsers(MemorySegment.ofArray(memory), 0);

    @Test
    void shouldBeGoneOnceAllHaveLeft() {
        assertFalse(users.areGone(true), "nobody has come yet");
        users.enter();
        users.enter();
        users.leave();
        assertFalse(users.areGone(true), "one is there");
        users.leave();

        assertTrue(users.areGone(false));
    }

    /// Who waits at the other end looks all the time. A message was lost when it looked between the two steps.
    @Test
    void shouldNeverSeemGoneWhileSomebodyComes() throws Exception {
        AtomicReference<PipeUsers> next = new AtomicReference<>(users);
        AtomicInteger seenGone = new AtomicInteger();
        Thread looking = Thread.ofPlatform().start(() -> {
            for (PipeUsers now = next.get(); now != null; now = next.get()) {
                if (now.areGone(false)) {
                    seenGone.incrementAndGet();
                }
            }
        });
        for (int i = 0; i < ENTRIES; i++) {
            var fresh = new PipeUsers(MemorySegment.ofArray(new long[LONGS]), 0);
            next.set(fresh);
            fresh.enter();
        }
        next.set(null);
        looking.join();

        assertEquals(0, seenGone.get());
    }

    @Test
    void shouldBeGoneIfKilledBeforeItWasCounted() {
        memory[1] = KILLED;

        assertFalse(ProcessStamp.isAlive(KILLED));
        assertFalse(users.areGone(false), "it did not say so");
        assertTrue(users.areGone(true));
    }

    @Test
    void shouldNotSeemGoneToWhoFindsNoPlace() {
        for (int i = 1; i < LONGS; i++) {
            users.enter();
        }

        assertThrows(IllegalStateException.class, users::enter);
        assertFalse(users.areGone(true));
    }
}
