package org.poolscope.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.measured.Timing;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.StepCount;

class SweepResultTest {

    @Test
    void shouldMeasureSpeedUpAgainstTheMedianOfTheSmallestSize() {
        SweepResult result = ScriptedSweep.of(1, 2, 4)
                .run(1, 8.0).run(2, 4.0).run(4, 2.5)
                .run(1, 9.0).run(2, 5.0).run(4, 2.5)
                .run(1, 7.0).run(2, 3.0).run(4, 9.9)
                .result();

        assertEquals(OptionalInt.of(1), result.base());
        assertEquals(8.0, result.at(1).seconds().orElseThrow().median());
        assertEquals(OptionalDouble.of(1.0), result.at(1).speedup());
        assertEquals(OptionalDouble.of(2.0), result.at(2).speedup());
        assertEquals(OptionalDouble.of(3.2), result.at(4).speedup());
        assertEquals(OptionalDouble.of(4.0), result.at(4).ideal());
        assertEquals(OptionalDouble.of(ScriptedSweep.ITEMS / 2.5), result.at(4).perSecond());
    }

    /// A shared counter has a part for every worker, and more is counted the more there are.
    @Test
    void shouldTellTheRateOfStepsWherePartsRunTogether() {
        SweepResult result = ScriptedSweep.of(1, 2)
                .counting(new StepCount(1000, "increment", "increments")).run(1, 2.0)
                .counting(new StepCount(2000, "increment", "increments")).run(2, 8.0).result();

        assertEquals(OptionalDouble.of(500), result.at(1).perSecond());
        assertEquals(OptionalDouble.of(250), result.at(2).perSecond());
        assertEquals("increments", result.at(2).steps().orElseThrow().many());
    }

    @Test
    void shouldNameTheSmallestSizeAsBaseWhateverItIs() {
        SweepResult result = ScriptedSweep.of(2, 4).run(2, 6.0).run(4, 3.0).result();

        assertEquals(OptionalInt.of(2), result.base());
        assertEquals(OptionalDouble.of(2.0), result.at(4).speedup());
        assertEquals(OptionalDouble.of(2.0), result.at(4).ideal());
    }

    @Test
    void shouldTakeTheSmallestSizeWithinFivePercentOfTheBestAsTheKnee() {
        SweepResult result = ScriptedSweep.of(1, 2, 4, 8)
                .blocks(3, 4.0, 2.0, 1.04, 1.0).result();

        assertEquals(OptionalInt.of(4), result.knee());
        assertEquals(OptionalInt.of(8), result.best());
    }

    @Test
    void shouldKeepARunWithAResultOfItsOwnOutOfEveryFigure() {
        SweepResult result = ScriptedSweep.of(1, 2)
                .run(1, 4.0).run(2, 2.0)
                .run(1, 4.0).run(2, 0.1, Outcome.COMPLETED, "another digest")
                .result();

        SizeResult two = result.at(2);
        assertEquals(2.0, two.seconds().orElseThrow().min());
        assertArrayEquals(new double[] {2.0}, two.validSeconds());
        assertEquals(2, two.timings().size());
        assertEquals("its result differs from that of the other runs", two.invalid().getFirst().invalid());
        assertEquals(2, two.invalid().getFirst().block());
    }

    @Test
    void shouldCountNoRunWhenNobodyCanTellWhichResultIsRight() {
        SweepResult result = ScriptedSweep.of(1, 2)
                .run(1, 4.0, Outcome.COMPLETED, "a").run(2, 2.0, Outcome.COMPLETED, "b").result();

        assertTrue(result.base().isEmpty());
        assertTrue(result.knee().isEmpty());
        assertEquals(1, result.at(1).invalid().size());
        assertEquals(1, result.at(2).invalid().size());
        assertTrue(result.at(2).speedup().isEmpty());
    }

    @Test
    void shouldNotCountRunsThatWereNotCompleted() {
        SweepResult result = ScriptedSweep.of(1, 2)
                .run(1, 4.0).run(2, 0.3, Outcome.BROKEN, "").run(1, 4.0).run(2, 0.2, Outcome.STOPPED, "").result();

        assertEquals(List.of("the run broke off: no memory", "the run was stopped"),
                result.at(2).invalid().stream().map(Timing::invalid).toList());
    }

    @Test
    void shouldTakeTheSmallestSizeThatCountsAsTheBase() {
        SweepResult result = ScriptedSweep.of(1, 2, 4)
                .run(1, 0.3, Outcome.BROKEN, "").run(2, 4.0).run(4, 2.0).result();

        assertEquals(OptionalInt.of(2), result.base());
        assertEquals(OptionalDouble.of(2.0), result.at(4).speedup());
        assertEquals(OptionalDouble.of(0.5), result.at(1).ideal());
    }

    @Test
    void shouldHaveNothingToSayBeforeTheFirstRun() {
        SweepResult result = ScriptedSweep.of(1, 2).result();

        assertEquals(List.of(1, 2), result.sizes().stream().map(SizeResult::size).toList());
        assertTrue(result.base().isEmpty());
        assertTrue(result.best().isEmpty());
    }
}
