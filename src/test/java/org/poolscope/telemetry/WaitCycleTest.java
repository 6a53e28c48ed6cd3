package org.poolscope.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.poolscope.telemetry.SharedValues.lock;
import static org.poolscope.telemetry.SharedValues.thread;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.SharedValue.Party;

class WaitCycleTest {

    private static String found(SharedValue... values) {
        return WaitCycle.find(List.of(values)).map(WaitCycleTest::inShort).orElse("none");
    }

    /// Who waits for what, which the next one has.
    private static String inShort(WaitCycle cycle) {
        for (int i = 0; i < cycle.links().size(); i++) {
            assertEquals(cycle.links().get((i + 1) % cycle.links().size()).who(), cycle.links().get(i).holder());
        }
        return cycle.links().stream().map(link -> link.who().pid() + "." + link.who().thread() + " " + link.waitsFor())
                .collect(Collectors.joining(", "));
    }

    /// L09
    @Test
    void shouldNameWhoHasWhatAndWhoWaitsForWhat() {
        assertEquals("2.1 right, 3.1 left",
                found(lock("left", 2, 3), lock("right", 3, 2)));
    }

    @Test
    void shouldBeFoundAmongOthersWhoWaitForOneOfThem() {
        assertEquals("2.1 b, 4.1 c, 3.1 a",
                found(SharedValues.of("free", new SharedState.Lock(Optional.empty(), 0, Duration.ZERO)),
                        lock("a", 2, 3, 7, 8), lock("b", 4, 2), lock("c", 3, 4, 9), lock("d", 9)));
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

    /// Whichever of the threads the search begins with: a cycle that is not equal to itself would never be seen twice.
    @Test
    void shouldBeTheSameHoweverItIsFoundAndCountProcessesOnce() {
        Party one = thread(2, 7);
        Party two = thread(2, 8);
        Party three = thread(3, 1);
        SharedValue a = lock("a", two, one);
        SharedValue b = lock("b", three, two);
        SharedValue c = lock("c", one, three);
        assertEquals("2.7 a, 2.8 b, 3.1 c", found(a, b, c));
        assertEquals("2.7 a, 2.8 b, 3.1 c", found(c, b, a));
        assertEquals(2, WaitCycle.find(List.of(a, b, c)).orElseThrow().processes());
    }
}
