package org.poolscope.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.SharedValue.Kind;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.telemetry.SharedValue.Wait;

class WaitCycleTest {

    private static SharedValue lock(String name, long holder, long... waiting) {
        return new SharedValue(name, Kind.LOCK, 128, holder == 0 ? 0 : 1, OptionalLong.empty(), 0, 0, thread(1), List.of(),
                holder == 0 ? Optional.empty() : Optional.of(thread(holder)),
                Stream.of(waiting).flatMapToLong(Arrays::stream)
                        .mapToObj(pid -> new Wait(thread(pid), "to acquire it", 5)).toList());
    }

    private static Party thread(long pid) {
        return new Party(pid, 1, true);
    }

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
                found(lock("free", 0), lock("a", 2, 3, 7, 8), lock("b", 4, 2), lock("c", 3, 4, 9), lock("d", 9)));
    }

    @Test
    void shouldNotBeSeenWhereEverybodyWaitsForSomebodyWhoWorks() {
        assertEquals("none", found(lock("a", 2, 3, 4), lock("b", 3, 5)));
        assertEquals("none", found());
    }

    /// A process may wait with one thread and have something with another.
    @Test
    void shouldTellThreadsOfAProcessApart() {
        var has = new SharedValue("a", Kind.LOCK, 128, 1, OptionalLong.empty(), 0, 0, thread(1), List.of(),
                Optional.of(new Party(2, 9, true)), List.of(new Wait(thread(3), "to acquire it", 5)));
        assertEquals("none", found(has, lock("b", 3, 2)));
    }
}
