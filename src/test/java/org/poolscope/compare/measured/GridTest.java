package org.poolscope.compare.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.statistics.Verdict;
import org.poolscope.compare.words.Findings;
import org.poolscope.compare.words.SweepWords;
import org.poolscope.text.Figures;
import org.poolscope.workload.InvalidSettingException;

class GridTest {

    /// Two at a time with two threads each are as fast as four with two, and take fewer processors.
    static SweepResult result() {
        return ScriptedSweep.grid(List.of(1, 2, 4), List.of(1, 2), 5, new double[][] {{8, 4.2, 3}, {4.4, 2.02, 2}})
                .ended(Ending.End.ALL_BLOCKS);
    }

    /// R19
    @Test
    void shouldAdviseTheCellThatTakesTheFewestProcessorsAmongTheFastest() {
        SweepResult result = result();
        Grid grid = result.grid().orElseThrow();
        Grid.Cell advised = grid.advised().orElseThrow();

        assertEquals(List.of(1, 2, 2, 4, 4, 8), grid.cells().stream().map(Grid.Cell::processors).toList());
        assertEquals(List.of(2, 2), List.of(advised.size(), advised.threads()));
        assertEquals(4, grid.best().orElseThrow().size());
        assertEquals(Optional.of(Verdict.FASTER), grid.at(1, 1).verdict());
        assertEquals(4, grid.at(1, 1).ratio().orElseThrow().value(), 1e-9);
        assertEquals(0.01, grid.slower(advised).getAsDouble(), 1e-9);
        assertEquals(6 * 5, result.planned());
        assertEquals("Run 2 at a time with 2 threads each: 3.96 times as fast as 1 at a time with 1 thread each. "
                + "The fastest, 4 at a time with 2 threads each, would save only 1.0 % of its 2.026 s.",
                SweepWords.conclusion(result).replace(Figures.GAP, ' '));
    }

    @Test
    void shouldNotSpeakOfCellsWithFewerProcessorsWhereThereAreNone() {
        SweepResult result = ScriptedSweep.grid(List.of(2), List.of(1, 2), 5, new double[][] {{2}, {2.01}})
                .ended(Ending.End.ALL_BLOCKS);

        assertEquals("Run 2 at a time with 1 thread each: nothing else is faster.", SweepWords.conclusion(result));
    }

    /// R19
    @Test
    void shouldShowTheSizesWithTheThreadsThatAreAdvised() {
        SweepResult result = result();

        assertEquals(OptionalInt.of(2), result.threads());
        assertEquals(OptionalInt.of(2), result.knee());
        assertEquals(4.4 * 1.003, result.at(1).seconds().orElseThrow().median(), 1e-9);
        assertEquals(1, result.recommendation().agreement().orElseThrow());
    }

    /// It would be the sizes once more.
    @Test
    void shouldHaveNoMapOfOneNumberOfThreads() {
        SweepResult result = ScriptedSweep.grid(List.of(1, 2), List.of(1), 5, new double[][] {{8, 4}})
                .ended(Ending.End.ALL_BLOCKS);

        assertEquals(Optional.empty(), result.map());
        assertEquals(OptionalInt.of(1), result.threads());
        assertTrue(Findings.of(result, Optional.empty()).facts().stream()
                .noneMatch(fact -> fact.topic() == Findings.Topic.SHOWN));
        assertEquals("Run 2 at a time with 1 thread each: 2.00 times as fast as 1 at a time with 1 thread each.",
                SweepWords.conclusion(result).lines().findFirst().orElseThrow().replaceFirst(" No.*", ""));
        assertTrue(result().map().isPresent());
    }

    @Test
    void shouldAdviseNothingWhileACellHasTooFewRuns() {
        SweepResult result = ScriptedSweep.grid(List.of(1, 2), List.of(1, 2), 2, new double[][] {{8, 4}, {4, 2}})
                .stopped();

        assertEquals(Optional.empty(), result.grid().orElseThrow().advised());
        assertEquals(2, result.threads().getAsInt(), "the fastest so far");
    }

    @Test
    void shouldNotVaryTheThreadsOfAWorkloadThatHasOneForEachItem() {
        var refused = assertThrows(InvalidSettingException.class, () -> new SweepConfiguration(
                ScriptedSweep.primes(), List.of(1), new Ending.Blocks(3), 1, false, List.of(1, 2)));
        assertTrue(refused.getMessage().contains("cannot be varied with 'primes'"), refused.getMessage());
        for (List<Integer> wrong : List.of(List.of(0), List.of(2, 2), List.of(1025))) {
            assertEquals("threads", assertThrows(InvalidSettingException.class, () -> new SweepConfiguration(
                    ScriptedSweep.commands(), List.of(1), new Ending.Blocks(3), 1, false, wrong)).field());
        }
    }
}
