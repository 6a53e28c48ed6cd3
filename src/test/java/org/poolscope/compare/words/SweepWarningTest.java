package org.poolscope.compare.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.Ending.End;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class SweepWarningTest {

    @Test
    void shouldWarnOfRunsThatAreMostlyStarts() {
        assertEquals(List.of(new SweepWarning.ShortRuns(0.3, OptionalDouble.empty(), List.of("to"))),
                SweepWarning.about(ScriptedSweep.of(1, 2).blocks(3, 0.6, 0.3).result()));
    }

    /// R16
    @Test
    void shouldSayHowShortARunIsHowMuchOfItIsStartsAndWhatToRaise() {
        var slices = new Slices(0.6, Map.of(Slice.START, 0.4, Slice.WORK, 0.2));
        SweepResult result = ScriptedSweep.of(1, 2).blocks(2, 0.6, 0.3).run(1, 0.6).run(2, 0.3).knowing(slices)
                .result();

        assertEquals(List.of("A run takes only 0.300\u202Fs, of which starting workers is 0.200\u202Fs; "
                + "raise 'to', or repeat more often."), SweepWords.cautions(result));
    }

    @Test
    void shouldHaveRaisedWhatMakesTheBatchLongerAndNoSettingThatHasNoMeaning() {
        Workload counter = Workloads.named("counter");
        Settings total = Settings.parse(counter.parameters(), Map.of("total", "1000"));
        assertEquals(List.of("total"), SweepWarning.ShortRuns.lengthening(
                new RunConfiguration("counter", total, PoolOptions.ofSize(2))));
        assertEquals(List.of("to"), SweepWarning.ShortRuns.lengthening(ScriptedSweep.primes()));
    }

    @Test
    void shouldWarnWhenTheTwoFastestSizesCannotBeToldApart() {
        SweepResult result = ScriptedSweep.of(1, 2, 4)
                .run(1, 9.0).run(2, 4.0).run(4, 3.5)
                .run(1, 9.0).run(2, 4.2).run(4, 4.1)
                .run(1, 9.0).run(2, 4.1).run(4, 3.8)
                .result();

        assertEquals(List.of(new SweepWarning.WithinSpread(4, 2)), SweepWarning.about(result));
    }

    @Test
    void shouldNotWarnOfSizesWithTimesOfTheirOwnOrOfNoRecommendation() {
        assertEquals(List.of(), SweepWarning.about(ScriptedSweep.of(1, 2).blocks(3, 4.0, 2.0).result()));
        assertEquals(List.of(), SweepWarning.about(ScriptedSweep.of(1, 2).run(1, 0.1).stopped()));
    }

    @Test
    void shouldTellASlowFirstRunFromOnesThatAreFarOffLater() {
        SweepResult first = ScriptedSweep.repeated(6, 1, 2).blocks(1, 16.0, 4.0).blocks(5, 8.0, 4.0)
                .ended(End.ALL_BLOCKS);
        SweepResult later = ScriptedSweep.repeated(6, 1, 2).blocks(3, 8.0, 4.0).blocks(1, 16.0, 4.0)
                .blocks(2, 8.0, 4.0).ended(End.ALL_BLOCKS);

        assertEquals(List.of(new SweepWarning.SlowFirst(1, 16, 8)), SweepWarning.about(first));
        assertEquals(List.of(new SweepWarning.Outliers(1, 1, 6)), SweepWarning.about(later));
    }
}
