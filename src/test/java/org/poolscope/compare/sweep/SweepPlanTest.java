package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.Ending;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepConfiguration;
import org.poolscope.compare.SweepRun.Place;
import org.poolscope.compare.SweepRun.Turn;

class SweepPlanTest {

    @Test
    void shouldRunWhatWasDisturbedAgainAtTheEndOfItsBlockAndOnce() {
        SweepConfiguration sweep = new SweepConfiguration(ScriptedSweep.primes(), List.of(1, 2, 8),
                new Ending.Blocks(3), 5, true);
        var plan = new SweepPlan(sweep, 4);
        List<Place> first = plan.block(1, OptionalInt.empty());

        assertEquals(4, first.size());
        assertTrue(first.contains(new Place(2, Turn.TWIN)), "what the processors can do: " + first);
        assertEquals(first, plan.block(1, OptionalInt.empty()), "the same seed, the same order");
        assertTrue(plan.block(2, OptionalInt.of(8)).contains(new Place(8, Turn.TWIN)));
        assertEquals(List.of(), SweepPlan.again(List.of(), 1));
    }
}
