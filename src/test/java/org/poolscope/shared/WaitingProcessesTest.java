package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.shared.Census.Reading;
import org.poolscope.shared.wait.Waiters.Purpose;
import org.poolscope.shared.wait.Waiters.Waiter;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.Waiting;

/// What [Census] sees from outside.
class WaitingProcessesTest extends SharedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Reading named(Census census, String name) {
        return census.read().stream().filter(reading -> reading.name().equals(name)).findFirst().orElseThrow();
    }

    /// L09; the circle is found in them by WaitCycleTest.
    @Test
    void shouldBeSeenWithWhatTheyHaveAndWhatTheyWaitFor() throws Exception {
        segments.createLock("left");
        segments.createLock("right");
        ChildJvm one = child();
        ChildJvm other = child();
        one.say("acquire left").await("done");
        other.say("acquire right").await("done");
        one.say("acquire right");
        other.say("acquire left");

        try (var census = new Census(directory)) {
            Waiting.until("both wait", PATIENCE, () -> census.read().stream().allMatch(lock -> lock.waiting().size() == 1),
                    () -> census.read().toString());
            Reading left = named(census, "left");
            assertEquals(one.pid(), ProcessStamp.pid(left.holder()));
            Waiter waiter = left.waiting().getFirst();
            assertEquals(other.pid(), ProcessStamp.pid(waiter.who()));
            assertEquals(Purpose.ACQUIRE, waiter.purpose());
            assertTrue(System.nanoTime() - waiter.since() > 0);
            Reading right = named(census, "right");
            assertEquals(left.holderThread(), right.waiting().getFirst().thread());
            assertEquals(waiter.thread(), right.holderThread());
        }
    }

    /// Q03
    @Test
    void shouldBeSeenAtAQueueWithItsDepth() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("items", Long.class, 2);
        try (var census = new Census(directory)) {
            assertEquals(0, named(census, "items").value());
            queue.put(1L);
            queue.put(2L);
            ChildJvm child = child();
            child.say("produce items 3 1");
            Waiting.until("it waits for room", PATIENCE, () -> !named(census, "items").waiting().isEmpty(), child::toString);

            Reading full = named(census, "items");
            assertEquals(List.of(2L, 2L, 2L, 0L), List.of(full.value(), full.limit().orElseThrow(), full.in(), full.out()));
            assertEquals(Purpose.PUT, full.waiting().getFirst().purpose());
            queue.take();
            child.await("done");
            assertEquals(2, named(census, "items").value());
            assertEquals(1, named(census, "items").out());
            assertEquals(List.of(), named(census, "items").waiting());
        }
    }

    /// What workers make themselves is seen, too, and what is gone is not.
    @Test
    void shouldBeSeenInObjectsThatOthersMake() throws Exception {
        try (var census = new Census(directory)) {
            ChildJvm child = child();
            child.say("create-queue theirs 10").await("done");
            Waiting.until("it is found", PATIENCE, () -> census.read().size() == 1, () -> census.read().toString());
            assertEquals(child.pid(), census.read().getFirst().owner().pid());
            assertTrue(census.read().getFirst().attached().stream().anyMatch(who -> ProcessStamp.pid(who) == child.pid()));
            Files.delete(directory.resolve("theirs.segment"));
            Waiting.until("it is gone", PATIENCE, () -> census.read().isEmpty(), () -> census.read().toString());
        }
    }
}
