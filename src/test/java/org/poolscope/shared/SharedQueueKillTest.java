package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// Producers and consumers that are killed while they put and take. `-Dpoolscope.queue-kills=200` makes it a long run,
/// `-Dpoolscope.seed=…` another one.
@RunsBeside
class SharedQueueKillTest extends SharedTest {

    private static final int KILLS = Integer.getInteger("poolscope.queue-kills", 5);
    private static final long SEED = Long.getLong("poolscope.seed", 20_261_125);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// A producer's numbers begin at its own multiple of this.
    private static final long EACH = 1L << 40;

    private final Random random = new Random(SEED);
    private final Map<Long, Long> lastOf = new HashMap<>();
    private int producers;

    /// Q12
    @Test
    void shouldNeitherBlockNorMixUpAQueueWhenAPartyIsKilledInTheMiddle() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("items", Long.class, 64);
        long roundTrips = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            boolean producing = kill % 2 == 0;
            List<ChildJvm> parties = List.of(producer(), producing ? producer() : consumer());
            LockSupport.parkNanos(random.nextLong(20_000_000));
            parties.forEach(ChildJvm::kill);
            drain(queue);
            roundTrip(queue);
            roundTrips += 2L * queue.capacity();
        }
        assertTrue(queue.abandoned() <= 2L * KILLS, queue.abandoned() + " of " + KILLS);
        assertTrue(queue.puts() > roundTrips, "nobody who was killed had put anything; -Dpoolscope.seed=" + SEED);
    }

    private ChildJvm producer() {
        ChildJvm child = child().say("churn items " + producers++ * EACH);
        child.await("churning");
        return child;
    }

    private ChildJvm consumer() {
        ChildJvm child = child().say("drain items");
        child.await("draining");
        return child;
    }

    /// Takes what is there: every producer's in order, and none twice.
    private void drain(SharedQueue<Long> queue) throws InterruptedException {
        var taken = new ArrayList<Long>();
        for (Optional<Long> value = queue.poll(); value.isPresent(); value = queue.poll()) {
            taken.add(value.get());
        }
        for (long value : taken) {
            Long before = lastOf.put(value / EACH, value);
            assertTrue(before == null || value > before, () -> value + " came after " + before);
        }
        assertEquals(queue.puts(), queue.gets());
    }

    private static void roundTrip(SharedQueue<Long> queue) throws InterruptedException {
        for (long i = 0; i < 2L * queue.capacity(); i++) {
            assertTrue(queue.offer(-1L, PATIENCE), "nothing can be put");
            assertEquals(Optional.of(-1L), queue.poll(PATIENCE), "nothing can be taken");
        }
    }
}
