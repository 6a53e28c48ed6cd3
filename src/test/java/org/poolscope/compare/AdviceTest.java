package org.poolscope.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.words.SweepWords;
import org.poolscope.telemetry.RunReport.Outcome;

class AdviceTest {

    @Test
    void shouldSayWhatIsMissingUntilEverySizeWasMeasuredInThreeBlocks() {
        ScriptedSweep sweep = ScriptedSweep.of(1, 2, 4);
        assertEquals(notYet(Map.of(1, 3, 2, 3, 4, 3)), sweep.result().advice());

        sweep.blocks(2, 8.0, 4.0, 3.9).run(1, 8.0);
        assertEquals(notYet(Map.of(2, 1, 4, 1)), sweep.result().advice());
        assertTrue(sweep.result().knee().isEmpty(), "nothing marks a size as the one to use");
        assertEquals("No advice yet: every size needs 3 undisturbed runs. "
                + "Still missing: 1 of pool size 2, 1 of pool size 4.",
                SweepWords.conclusion(sweep.result()));

        sweep.run(2, 4.0).run(4, 3.9);
        assertEquals(new Advice.Use(2), sweep.result().advice());
        assertEquals(OptionalInt.of(2), sweep.result().knee());
    }

    @Test
    void shouldSayOfManySizesHowManyRunsAreMissingInAll() {
        assertEquals("No advice yet: every size needs 3 undisturbed runs. Still missing: 24 runs.",
                SweepWords.conclusion(ScriptedSweep.of(1, 2, 3, 4, 5, 6, 7, 8).result()));
    }

    @Test
    void shouldSayHowFarTheSweepIsOnWhichEarlyAdviceRests() {
        SweepResult early = ScriptedSweep.repeated(5, 1, 2).blocks(3, 4.0, 2.0).result();

        assertEquals("Use a pool of 2: 2.00 times as fast as a pool of 1 (2.00 to 2.00). No smaller pool comes within "
                + "5\u202F% of its 2.000\u202Fs. This may change: 6 of 10 runs are done.",
                SweepWords.conclusion(early));
    }

    @Test
    void shouldAskForMoreRepeatsInsteadOfAdvisingFromLessThanThree() {
        for (int repeats = 1; repeats < SweepConfiguration.LEAST_RUNS; repeats++) {
            SweepResult result = ScriptedSweep.repeated(repeats, 1, 2).blocks(repeats, 4.0, 2.0).result();

            assertEquals(new Advice.TooFewRepeats(), result.advice());
            assertEquals("No advice from fewer than 3 runs of each size: repeat at least 3 times.",
                    SweepWords.conclusion(result));
        }
    }

    @Test
    void shouldAdviseNothingWhenOthersHaveSlowedTooManyRuns() {
        SweepResult result = ScriptedSweep.of(1, 2).blocks(2, 4.0, 2.0).run(1, 4.0).disturbed(2, 3.0, 0.433).result();

        assertEquals(new Advice.Disturbed(), result.advice());
        assertTrue(result.knee().isEmpty(), "nothing marks a size as the one to use");
        assertEquals("No advice: other processes took up to 43\u202F% of the processors in 1 of 6 runs. "
                + "Compare again when less else is running.", SweepWords.conclusion(result));
        assertEquals(List.of(), SweepWords.cautions(result), "it is said once");
    }

    @Test
    void shouldNotWaitForRunsThatCannotMakeUpForThoseThatWereDisturbed() {
        assertEquals(new Advice.Disturbed(), ScriptedSweep.of(1, 2).disturbed(1, 4.0, 0.9).result().advice());
        assertEquals(notYet(Map.of(1, 3, 2, 3)),
                ScriptedSweep.repeated(4, 1, 2).disturbed(1, 4.0, 0.9).result().advice());
    }

    @Test
    void shouldAdviseWithCareWhenEnoughRunsWereNotDisturbed() {
        SweepResult result = ScriptedSweep.repeated(4, 1, 2)
                .blocks(3, 4.0, 2.0).disturbed(1, 4.1, 0.2).disturbed(2, 2.9, 0.5).result();

        assertEquals(new Advice.Use(2), result.advice());
        assertEquals(List.of("Other processes took up to 50\u202F% of the processors in 2 of 8 runs. "
                        + "Compare again when less else is running."),
                SweepWords.cautions(result));
    }

    @Test
    void shouldAskForMoreRepeatsWhenTooFewRunsCount() {
        SweepResult result = ScriptedSweep.of(1, 2).blocks(2, 4.0, 2.0)
                .run(1, 4.0).run(2, 0.1, Outcome.COMPLETED, "another digest").result();

        assertEquals("No advice: every size needs 3 undisturbed runs that count. Missing: 1 of pool size 2. "
                + "Repeat more often.", SweepWords.conclusion(result));
    }

    @Test
    void shouldSayOfAStoppedSweepWhatIsMissingOrOnHowManyRunsItRests() {
        ScriptedSweep sweep = ScriptedSweep.of(1, 2).blocks(2, 4.0, 2.0).run(1, 0.1, Outcome.STOPPED, "");
        assertEquals("Stopped too early for advice: every size needs 3 undisturbed runs that count. "
                + "Missing: 1 of pool size 1, 1 of pool size 2.", SweepWords.conclusion(sweep.stopped()));

        SweepResult enough = ScriptedSweep.repeated(5, 1, 2).blocks(3, 4.0, 2.0).stopped();
        assertTrue(SweepWords.conclusion(enough).endsWith("It was stopped early: this rests on 6 of 10 runs."),
                SweepWords.conclusion(enough));
    }

    @Test
    void shouldNotWaitForASizeThatWasRunInVain() {
        SweepResult result = ScriptedSweep.of(1, 2, 4)
                .run(4, 0.3, Outcome.BROKEN, "").blocks(3, 4.0, 2.0).result();

        assertEquals(new Advice.Use(2), result.advice());
        assertEquals(new Advice.OneSize(), ScriptedSweep.of(1, 2)
                .run(2, 0.3, Outcome.BROKEN, "").run(1, 4.0).run(1, 4.0).run(1, 4.0).result().advice());
    }

    @Test
    void shouldSayWhenNothingCounts() {
        SweepResult result = ScriptedSweep.of(1, 2)
                .run(1, 0.3, Outcome.BROKEN, "").run(2, 0.3, Outcome.BROKEN, "").result();

        assertEquals("No run counts, so there is nothing to compare.", SweepWords.conclusion(result));
    }

    private static Advice notYet(Map<Integer, Integer> missing) {
        return new Advice.NotYet(new TreeMap<>(missing));
    }
}
