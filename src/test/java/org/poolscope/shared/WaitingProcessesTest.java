package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.shared.SharedObjectMonitor.Sighting;
import org.poolscope.shared.Waiter.Purpose;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// What [SharedObjectMonitor] sees from outside.
@RunsBeside
class WaitingProcessesTest extends SharedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Sighting named(SharedObjectMonitor monitor, String name) {
        return monitor.look().stream().filter(sighting -> sighting.object().name().equals(name))
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

        try (var monitor = new SharedObjectMonitor(directory)) {
            Waiting.until("both wait", PATIENCE,
                    () -> monitor.look().stream().allMatch(lock -> lock.object().waiting().size() == 1),
                    () -> monitor.look().toString());
            Sighting left = named(monitor, "left");
            assertEquals(one.pid(), ProcessStamp.pid(left.holder()));
            Waiter waiter = left.object().waiting().getFirst();
            assertEquals(other.pid(), waiter.pid());
            assertEquals(Purpose.ACQUIRE, waiter.awaiting());
            assertTrue(System.nanoTime() - waiter.since() > 0);
            Sighting right = named(monitor, "right");
            assertEquals(left.holderThread(), right.object().waiting().getFirst().thread());
            assertEquals(waiter.thread(), right.holderThread());
        }
    }

    private static SharedQueue<?> items(SharedObjectMonitor monitor) {
        return (SharedQueue<?>) named(monitor, "items").object();
    }

    /// Q03
    @Test
    void shouldBeSeenAtAQueueWithItsDepth() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("items", Long.class, 2);
        try (var monitor = new SharedObjectMonitor(directory)) {
            assertEquals(0, items(monitor).size());
            queue.put(1L);
            queue.put(2L);
            ChildJvm child = child();
            child.say("produce items 3 1");
            Waiting.until("it waits for room", PATIENCE, () -> !items(monitor).waiting().isEmpty(), child::toString);

            SharedQueue<?> full = items(monitor);
            assertEquals(List.of(2L, 2L, 2L, 0L),
                    List.of((long) full.size(), (long) full.capacity(), full.puts(), full.gets()));
            assertEquals(Purpose.PUT, full.waiting().getFirst().awaiting());
            queue.take();
            child.await("done");
            assertEquals(2, items(monitor).size());
            assertEquals(1, items(monitor).gets());
            assertEquals(List.of(), items(monitor).waiting());
        }
    }

    /// What workers make themselves is seen, too, and what is gone is not.
    @Test
    void shouldBeSeenInObjectsThatOthersMake() throws Exception {
        try (var monitor = new SharedObjectMonitor(directory)) {
            ChildJvm child = child();
            child.say("create-queue theirs 10").await("done");
            Waiting.until("it is found", PATIENCE, () -> monitor.look().size() == 1, () -> monitor.look().toString());
            assertEquals(child.pid(), monitor.look().getFirst().object().owner());
            assertTrue(monitor.look().getFirst().attached().stream()
                    .anyMatch(who -> ProcessStamp.pid(who) == child.pid()));
            Files.delete(directory.resolve("theirs.segment"));
            Waiting.until("it is gone", PATIENCE, () -> monitor.look().isEmpty(), () -> monitor.look().toString());
        }
    }
}
