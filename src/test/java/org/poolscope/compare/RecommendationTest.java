package org.poolscope.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.measured.Timing;
import org.poolscope.compare.question.Ending.End;
import org.poolscope.compare.question.Ending.Precise;
import org.poolscope.compare.statistics.Verdict;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.compare.words.SweepWords;

class RecommendationTest {

    @Test
    void shouldSayOfEachSizeHowItStandsAgainstTheFastest() {
        ScriptedSweep sweep = ScriptedSweep.repeated(5, 1, 2, 4);
        for (int block = 0; block < 5; block++) {
            sweep.run(1, 8.0 + 0.1 * block).run(2, 4.0 + 0.05 * block).run(4, 4.01 + 0.05 * block);
        }
        SweepResult result = sweep.ended(End.ALL_BLOCKS);

        assertEquals(List.of(Verdict.FASTER, Verdict.SAME),
                result.recommendation().rivals().stream().map(Recommendation.Rival::verdict).toList());
        assertEquals("2 is faster", SweepWords.verdict(result, 1));
        assertEquals("", SweepWords.verdict(result, 2));
        assertEquals("the same as 2", SweepWords.verdict(result, 4));
        assertEquals(1, result.recommendation().agreement().orElseThrow());
    }

    /// R09
    @Test
    void shouldGiveNoVerdictOfOneOrTwoRunsButWhatToDo() {
        SweepResult result = ScriptedSweep.repeated(2, 1, 2).blocks(2, 4.0, 2.0).ended(End.ALL_BLOCKS);

        assertEquals(List.of(), result.recommendation().rivals());
        assertEquals("No advice from fewer than 3 runs of each size: repeat at least 3 times.",
                SweepWords.conclusion(result));
    }

    @Test
    void shouldNameNoPartOfTheWorkWhereFurtherWorkersOnlyCost() {
        SweepResult result = ScriptedSweep.repeated(5, 1, 2, 4).blocks(5, 0.27, 0.43, 0.63).ended(End.ALL_BLOCKS);

        assertTrue(SweepWords.grounds(result)
                .contains("By Gunther’s law each further worker costs more than it brings."),
                SweepWords.grounds(result)::toString);
    }

    @Test
    void shouldTellWhatDifferencesMeanNothing() {
        SweepResult result = ScriptedSweep.of(1, 2)
                .run(1, 8.0).run(2, 4.0).twin(2, 4.2).run(1, 8.0).run(2, 4.0).twin(2, 3.9)
                .run(1, 8.0).run(2, 4.0).twin(2, 4.1).result();

        assertEquals(3, result.recommendation().floor().orElseThrow().blocks());
        assertEquals(3, result.at(2).timings().size(), "a twin is no time of its size");
        assertEquals(9, result.runs());
        assertTrue(SweepWords.grounds(result).stream().anyMatch(ground -> ground.startsWith("Differences below ")),
                SweepWords.grounds(result)::toString);
    }

    /// R10
    @Test
    void shouldCountTheLaterOfARunThatOthersHaveSlowedAndThatWasRunAgain() {
        SweepResult result = ScriptedSweep.of(1, 2).blocks(2, 8.0, 4.0).run(1, 8.0).disturbed(2, 9.0, 0.5)
                .again(2, 4.0).ended(End.ALL_BLOCKS);

        assertEquals(new Advice.Use(2), result.advice());
        assertEquals(List.of(false, false, true, false), result.at(2).timings().stream().map(Timing::again).toList());
        assertEquals(4.0, result.at(2).seconds().orElseThrow().max());
        assertEquals(List.of(), result.at(2).invalid(), "it is no failure");
    }

    @Test
    void shouldSayWhatEndedIt() {
        ScriptedSweep sweep = ScriptedSweep.of(1, 2).ending(new Precise(0.02, Duration.ofMinutes(2)))
                .blocks(5, 4.0, 2.0);

        assertTrue(SweepWords.grounds(sweep.ended(End.PRECISE)).getLast()
                .equals("It ended when every ratio to the fastest size was known well enough. "
                        + "The ratios to the fastest size are known to ±\u202F0.0\u202F%."));
        assertTrue(SweepWords.grounds(sweep.ended(End.CAP)).getLast().startsWith("It ended since its time was up"));
        assertEquals("until known to ±\u202F2.0\u202F%, 2:00 at most", SweepWords.plan(sweep.result().configuration()));
        assertEquals(Optional.empty(), sweep.result().recommendation().end());
    }

    @Test
    void shouldSayWhereTheTimeWentAndWhatTheLongestItemsFirstWouldSave() {
        var alone = new Slices(12.5, Map.of(Slice.START, 0.5, Slice.WORK, 12.0, Slice.PROCESSOR, 0.0));
        var two = new Slices(21, Map.of(Slice.START, 1.05, Slice.WORK, 12.6, Slice.TAIL, 7.35,
                Slice.PROCESSOR, 0.0));
        List<String> grounds = SweepWords.grounds(ScriptedSweep.of(1, 2).blocks(2, 12.5, 10.5)
                .run(1, 12.5).knowing(alone, 1.0, 1.0, 1.0, 1.0, 8.0).ready(0.5)
                .run(2, 10.5).knowing(two).ready(0.5, 0.5).result());

        assertTrue(grounds.contains("The workers of a pool of 2 worked for 60\u202F% of their time; "
                + "35\u202F% went into waiting at the end for the last ones, 5\u202F% went into starting them."),
                grounds::toString);
        assertTrue(grounds.contains("Its longest item takes 8.000\u202Fs: no pool is faster than that."),
                grounds::toString);
        assertTrue(grounds.contains("With the longest items first, a pool of 2 would take 2.000\u202Fs less. "
                + "The order longest-first (--order longest-first) begins them so."),
                grounds::toString);
    }

    @Test
    void shouldSayWhatCannotBeSharedOut() {
        ScriptedSweep sweep = ScriptedSweep.repeated(3, 1, 2, 4);
        // Amdahl's law with a tenth of the work for one alone.
        for (double odd : new double[] {0.99, 1, 1.01}) {
            sweep.run(1, 10 * odd).run(2, 5.5 / odd).run(4, 3.25 * odd);
        }
        List<String> grounds = SweepWords.grounds(sweep.result());

        assertTrue(grounds.stream().anyMatch(ground -> ground.startsWith("By Gunther’s law ")), grounds::toString);
        assertEquals(0.1, sweep.result().recommendation().law().orElseThrow().sigma().value(), 0.03);
    }
}
