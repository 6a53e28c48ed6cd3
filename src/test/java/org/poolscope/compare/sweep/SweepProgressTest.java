package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.Ending.Precise;
import org.poolscope.live.RunProgress;
import org.poolscope.live.RunProgress.Estimate;
import org.poolscope.live.RunProgress.Range;
import org.poolscope.live.RunState;
import org.poolscope.telemetry.RunReport.Outcome;

class SweepProgressTest {

    @Test
    void shouldCountThePresentRunAsFarAsItIs() {
        SweepResult soFar = ScriptedSweep.of(1, 2).run(1, 8.0).run(2, 4.0).result();

        assertEquals((2 + 0.5) / 6, SweepProgress.of(soFar, 3, 2, present(0.5, 2, Optional.empty())).fraction());
        assertEquals(2 / 6.0, SweepProgress.of(soFar, 2, 2, present(1, 4, Optional.empty())).fraction(),
                "a run that has ended is not counted twice");
    }

    @Test
    void shouldAddUpWhatTheRunsThatAreStillToComeWillTake() {
        SweepResult soFar = ScriptedSweep.of(1, 2).run(1, 8.0).run(2, 4.0).result();

        // To come are two of each; of the present one 2 s are over.
        assertEquals(Optional.of(Duration.ofSeconds(2 * 8 + 2 * 4 - 2)),
                SweepProgress.of(soFar, 3, 2, present(0.5, 2, Optional.empty())).left().map(Estimate::time));
    }

    @Test
    void shouldTakeTheNearestSizeForOneThatWasNotRunYet() {
        SweepResult soFar = ScriptedSweep.of(1, 2, 8).run(1, 8.0).result();

        // The present one, of size 2, will have taken 5 s; 8 is nearest to it.
        assertEquals(Optional.of(Duration.ofSeconds(2 * 8 + 3 * 5 + 3 * 5 - 1)),
                SweepProgress.of(soFar, 2, 2, present(0.2, 1, Optional.of(4))).left().map(Estimate::time));
    }

    @Test
    void shouldSayNothingOfWhatIsLeftBeforeAnythingIsKnown() {
        assertEquals(Optional.empty(),
                SweepProgress.of(ScriptedSweep.of(1, 2).result(), 1, 1, present(0, 1, Optional.empty())).left());
    }

    /// G37
    @Test
    void shouldTakeNoTimeForTheRunsOwnInWhichNothingWentOn() {
        SweepResult soFar = ScriptedSweep.of(1, 2).run(1, 8.0).result();

        // The present one is to take 1 + 4 s, though 91 s have gone by.
        assertEquals(Optional.of(Duration.ofSeconds(2 * 8 + 3 * 5 - 1)), SweepProgress.of(soFar, 2, 2,
                present(0.2, 91, Optional.of(4)), Duration.ofSeconds(90)).left()
                        .map(Estimate::time));
    }

    @Test
    void shouldNotWaitForRunsOfASizeThatIsBroken() {
        SweepResult soFar = ScriptedSweep.of(1, 2).run(2, 0.1, Outcome.BROKEN, "").run(1, 8.0).result();

        assertEquals(0.5, SweepProgress.of(soFar, 2, 1, present(1, 8, Optional.empty())).fraction());
    }

    /// G37
    @Test
    void shouldSayUpToTheTimeLimitWhileNobodyCanTellHowManyBlocksThereWillBe() {
        var atMost = Duration.ofMinutes(2);
        SweepResult early = ScriptedSweep.of(1, 2).ending(new Precise(0.02, atMost)).blocks(1, 3.0, 3.0).result();

        Range left = SweepProgress.of(early, 3, 1, present(0, 1, Optional.of(2))).left().flatMap(Estimate::range)
                .orElseThrow();
        // Four blocks of two runs of 3 s are to come at least; of the present one 1 s is over.
        assertTrue(left.low().compareTo(Duration.ofSeconds(4 * 2 * 3 - 1)) <= 0, left::toString);
        assertEquals(atMost.minusSeconds(2 * 3 + 1), left.high());
    }

    @Test
    void shouldSayNoMoreThanTheTimeLimitLeaves() {
        var atMost = Duration.ofSeconds(20);
        SweepResult soFar = ScriptedSweep.of(1, 2).ending(new Precise(0.02, atMost)).blocks(1, 3.0, 3.0).result();

        SweepProgress progress = SweepProgress.of(soFar, 3, 1, present(0, 1, Optional.of(2)));
        Estimate left = progress.left().orElseThrow();
        assertEquals(Duration.ofSeconds(20 - 2 * 3 - 1), left.time());
        assertEquals((2 * 3 + 1) / 20.0, progress.fraction(), 1e-9, "more than 2 of 10 runs");
        assertEquals(left.time(), left.range().orElseThrow().high());
    }

    private static RunProgress present(double fraction, int elapsed, Optional<Integer> left) {
        long done = Math.round(100 * fraction);
        return new RunProgress(RunState.RUNNING, 100, done, 0, 0, 0, 0, Optional.empty(), 1,
                left.map(seconds -> new Estimate(Duration.ofSeconds(seconds), Optional.empty())),
                Duration.ofSeconds(elapsed));
    }
}
