package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.measured.SweepRun.Place;
import org.poolscope.compare.measured.SweepRun.Turn;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;

class SweepPlanTest {

    @Test
    void shouldRunWhatWasDisturbedAgainAtTheEndOfItsBlockAndOnce() {
        SweepConfiguration sweep = new SweepConfiguration(ScriptedSweep.primes(), List.of(1, 2, 8),
                new Ending.Blocks(3), 5, true);
        var plan = new SweepPlan(sweep, 4);
        List<Place> first = plan.block(1, Optional.empty());

        assertEquals(4, first.size());
        assertTrue(first.contains(new Place(2, Turn.TWIN)), "what the processors can do: " + first);
        assertEquals(first, plan.block(1, Optional.empty()), "the same seed, the same order");
        assertTrue(plan.block(2, Optional.of(new Place(8, Turn.SIZE))).contains(new Place(8, Turn.TWIN)));
        assertEquals(List.of(), SweepPlan.again(List.of(), 1));
    }

    /// R19
    @Test
    void shouldRunEverySizeWithEveryNumberOfThreadsInABlock() {
        SweepConfiguration sweep = new SweepConfiguration(ScriptedSweep.commands(), List.of(1, 2),
                new Ending.Blocks(3), 5, true, List.of(4, 1));
        List<Place> block = new SweepPlan(sweep, 4).block(2, Optional.of(new Place(2, 4, Turn.SIZE)));

        assertEquals(5, sweep.runsOfABlock());
        assertEquals(Set.of(new Place(1, 1, Turn.SIZE), new Place(2, 1, Turn.SIZE), new Place(1, 4, Turn.SIZE),
                new Place(2, 4, Turn.SIZE), new Place(2, 4, Turn.TWIN)), Set.copyOf(block));
        assertEquals("4", sweep.at(2, 4).settings().text("threads"));
    }
}
