package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

@RunsBeside
class BarrierTest extends SharedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// B01, B02
    @Test
    void shouldLetFivePartiesPassTenTimesInStepAndOneOfThemFirst() throws Exception {
        Barrier barrier = segments.createBarrier("barrier", 5);
        for (int pass = 0; pass < 10; pass++) {
            List<FutureTask<Integer>> parties =
                    IntStream.range(0, 5).mapToObj(_ -> inAThread(() -> barrier.await(PATIENCE))).toList();
            var indices = new TreeSet<Integer>();
            for (FutureTask<Integer> party : parties) {
                indices.add(party.get(10, TimeUnit.SECONDS));
            }
            assertEquals(List.of(0, 1, 2, 3, 4), List.copyOf(indices));
        }
    }

    @Test
    void shouldBreakForThoseWhoWaitWhenItIsReset() throws Exception {
        Barrier barrier = segments.createBarrier("barrier", 3);
        for (int i = 0; i < 200; i++) {
            FutureTask<Integer> waiting = inAThread(() -> barrier.await(PATIENCE));
            Waiting.until("one has arrived", PATIENCE, () -> barrier.arrived() == 1, barrier::toString);
            barrier.reset();
            var thrown = assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS));
            assertInstanceOf(BrokenBarrierException.class, thrown.getCause());
            assertFalse(barrier.isBroken());
            assertEquals(0, barrier.arrived());
        }
        FutureTask<Integer> first = inAThread(() -> barrier.await(PATIENCE));
        FutureTask<Integer> second = inAThread(() -> barrier.await(PATIENCE));
        assertEquals(3, barrier.await(PATIENCE) + first.get(10, TimeUnit.SECONDS) + second.get(10, TimeUnit.SECONDS));
    }

    /// B04
    @Test
    void shouldBreakForAllWhenItIsAborted() throws Exception {
        Barrier barrier = segments.createBarrier("barrier", 3);
        List<FutureTask<Integer>> waiting = Stream.of(1, 2).map(_ -> inAThread(() -> barrier.await(PATIENCE))).toList();
        Waiting.until("two have arrived", PATIENCE, () -> barrier.arrived() == 2, barrier::toString);
        barrier.abort();

        for (FutureTask<Integer> party : waiting) {
            var thrown = assertThrows(ExecutionException.class, () -> party.get(10, TimeUnit.SECONDS));
            assertInstanceOf(BrokenBarrierException.class, thrown.getCause());
        }
        assertTrue(barrier.isBroken());
        assertThrows(BrokenBarrierException.class, barrier::await);

        barrier.reset();
        FutureTask<Integer> first = inAThread(() -> barrier.await(PATIENCE));
        FutureTask<Integer> second = inAThread(() -> barrier.await(PATIENCE));
        int third = barrier.await(PATIENCE);
        assertEquals(0 + 1 + 2, first.get(10, TimeUnit.SECONDS) + second.get(10, TimeUnit.SECONDS) + third);
    }

    @Test
    void shouldBreakWhenAPartyGivesUp() throws Exception {
        Barrier barrier = segments.createBarrier("barrier", 2);
        assertThrows(BrokenBarrierException.class, () -> barrier.await(Duration.ofMillis(20)));
        assertTrue(barrier.isBroken());
    }

    /// B09
    @Test
    void shouldKeepFiveProcessesInStepForAThousandPasses() {
        segments.createBarrier("barrier", 5);
        segments.createArray("passes", SharedArray.Type.LONG, 1);
        List<ChildJvm> parties = IntStream.range(0, 5).mapToObj(_ -> child()).toList();
        parties.forEach(party -> party.say("pass barrier passes 1000"));

        int first = 0;
        for (ChildJvm party : parties) {
            first += Integer.parseInt(party.await("first"));
            assertTrue(party.lines().stream().noneMatch(line -> line.startsWith("out of step")), party::toString);
        }
        assertEquals(1000, first);
    }
}
