package org.poolscope.compare.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.waterfall.Slices.Load;
import org.poolscope.compare.waterfall.Slices.Slice;

class EfficiencyTest {

    /// R24
    @Test
    void shouldFactorTheLossesOfARun() {
        // Two workers for 10 s: one was at tasks for 9 s of them, the other for 6 s, 3 s of both together waiting.
        var slices = new Slices(20, Map.of(Slice.WORK, 12.0, Slice.SHARED, 2.0, Slice.GC, 1.0, Slice.START, 2.0,
                Slice.TAIL, 3.0), Optional.of(new Load(2, 9)));

        Efficiency efficiency = Efficiency.of(slices).orElseThrow();

        assertEquals(7.5 / 9, efficiency.loadBalance(), 1e-12);
        assertEquals(12.0 / 15, efficiency.serialisation(), 1e-12);
        assertEquals(9.0 / 10, efficiency.transfer(), 1e-12);
        assertEquals(slices.part(Slice.WORK), efficiency.parallel(), 1e-12);
    }

    /// R24
    @Test
    void shouldTellHowFastWorkersComputeBesideOthers() {
        var alone = new Slices(10, Map.of(Slice.WORK, 9.0));
        var two = new Slices(14, Map.of(Slice.WORK, 12.0));

        assertEquals(OptionalDouble.of(0.75), Efficiency.scaling(alone, two));
        assertEquals(OptionalDouble.empty(), Efficiency.scaling(alone, new Slices(1, Map.of(Slice.START, 1.0))));
    }

    /// R24
    @Test
    void shouldSayNothingOfARunWhoseTasksNobodyHasCounted() {
        assertEquals(Optional.empty(), Efficiency.of(new Slices(10, Map.of(Slice.WORK, 9.0))));
        assertEquals(Optional.empty(),
                Efficiency.of(new Slices(10, Map.of(Slice.START, 10.0), Optional.of(new Load(1, 0)))));
    }
}
