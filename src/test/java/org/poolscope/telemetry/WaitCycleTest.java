package org.poolscope.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.poolscope.telemetry.SharedValues.lock;
import static org.poolscope.telemetry.SharedValues.thread;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitCycleTest {

    private static String found(SharedValue... values) {
        return WaitCycle.find(List.of(values)).map(cycle -> cycle.inWords(pid -> "worker " + pid)).orElse("none");
    }

    /// L09
    @Test
    void shouldNameWhoHasWhatAndWhoWaitsForWhat() {
        assertEquals("worker 2 waits for lock 'right', which worker 3 has; worker 3 waits for lock 'left', which worker 2 has",
                found(lock("left", 2, 3), lock("right", 3, 2)));
    }

    @Test
    void shouldBeFoundAmongOthersWhoWaitForOneOfThem() {
        assertEquals("worker 2 waits for lock 'b', which worker 4 has; worker 4 waits for lock 'c', which worker 3 has; "
                        + "worker 3 waits for lock 'a', which worker 2 has",
                found(SharedValues.of("free", new SharedState.Lock(Optional.empty(), 0, Duration.ZERO)), lock("a", 2, 3, 7, 8), lock("b", 4, 2), lock("c", 3, 4, 9), lock("d", 9)));
    }

    @Test
    void shouldNotBeSeenWhereEverybodyWaitsForSomebodyWhoWorks() {
        assertEquals("none", found(lock("a", 2, 3, 4), lock("b", 3, 5)));
        assertEquals("none", found());
    }

    /// A process may wait with one thread and have something with another.
    @Test
    void shouldTellThreadsOfAProcessApart() {
        SharedValue has = lock("a", thread(2, 9), thread(3, 1));
        assertEquals("none", found(has, lock("b", 3, 2)));
    }
}
