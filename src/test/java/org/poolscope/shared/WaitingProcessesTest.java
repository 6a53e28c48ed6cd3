package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.shared.Census.Sighting;
import org.poolscope.shared.Waiter.Purpose;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.Waiting;

/// What [Census] sees from outside.
class WaitingProcessesTest extends SharedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Sighting named(Census census, String name) {
        return census.look().stream().filter(sighting -> sighting.object().name().equals(name))
                .findFirst().orElseThrow();
    }

    /// L09; the cycle is found in them by WaitCycleTest.
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
            Waiting.until("both wait", PATIENCE,
                    () -> census.look().stream().allMatch(lock -> lock.object().waiting().size() == 1),
                    () -> census.look().toString());
            Sighting left = named(census, "left");
            assertEquals(one.pid(), ProcessStamp.pid(left.holder()));
            Waiter waiter = left.object().waiting().getFirst();
            assertEquals(other.pid(), waiter.pid());
            assertEquals(Purpose.ACQUIRE, waiter.awaiting());
            assertTrue(System.nanoTime() - waiter.since() > 0);
            Sighting right = named(census, "right");
            assertEquals(left.holderThread(), right.object().waiting().getFirst().thread());
            assertEquals(waiter.thread(), right.holderThread());
        }
    }

    private static SharedQueue<?> items(Census census) {
        return (SharedQueue<?>) named(census, "items").object();
    }

    /// Q03
    @Test
    void shouldBeSeenAtAQueueWithItsDepth() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("items", Long.class, 2);
        try (var census = new Census(directory)) {
            assertEquals(0, items(census).size());
            queue.put(1L);
            queue.put(2L);
            ChildJvm child = child();
            child.say("produce items 3 1");
            Waiting.until("it waits for room", PATIENCE, () -> !items(census).waiting().isEmpty(), child::toString);

            SharedQueue<?> full = items(census);
            assertEquals(List.of(2L, 2L, 2L, 0L),
                    List.of((long) full.size(), (long) full.capacity(), full.puts(), full.gets()));
            assertEquals(Purpose.PUT, full.waiting().getFirst().awaiting());
            queue.take();
            child.await("done");
            assertEquals(2, items(census).size());
            assertEquals(1, items(census).gets());
            assertEquals(List.of(), items(census).waiting());
        }
    }

    /// What workers make themselves is seen, too, and what is gone is not.
    @Test
    void shouldBeSeenInObjectsThatOthersMake() throws Exception {
        try (var census = new Census(directory)) {
            ChildJvm child = child();
            child.say("create-queue theirs 10").await("done");
            Waiting.until("it is found", PATIENCE, () -> census.look().size() == 1, () -> census.look().toString());
            assertEquals(child.pid(), census.look().getFirst().object().owner());
            assertTrue(census.look().getFirst().attached().stream()
                    .anyMatch(who -> ProcessStamp.pid(who) == child.pid()));
            Files.delete(directory.resolve("theirs.segment"));
            Waiting.until("it is gone", PATIENCE, () -> census.look().isEmpty(), () -> census.look().toString());
        }
    }
}
