package org.poolscope.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.question.BaselineKind;
import org.poolscope.compare.question.Conditions;
import org.poolscope.compare.question.Conditions.Workers;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.words.SweepWords;
import org.poolscope.text.Figures;
import org.poolscope.workload.InvalidSettingException;

class BaselineTest {

    private static ScriptedSweep of(BaselineKind kind) {
        return ScriptedSweep.of(1, 2).under(new Conditions(Workers.WARM, kind)).blocks(3, 8, 4);
    }

    private static List<String> grounds(SweepResult result) {
        return SweepWords.grounds(result).stream().map(ground -> ground.replace(Figures.GAP, ' ')).toList();
    }

    /// R20
    @Test
    void shouldTellHowMuchFasterThePoolIsThanOneThreadWithoutOne() {
        SweepResult result = of(BaselineKind.SEQUENTIAL).plain(1, 7, "the digest").plain(1, 6, "the digest")
                .plain(1, 5, "the digest").plain(1, 0.1, "another").ended(Ending.End.ALL_BLOCKS);

        assertEquals(Map.of(1, 6.0), result.baseline().orElseThrow().seconds());
        assertEquals(1, result.baseline().orElseThrow().differing());
        assertEquals(8, result.at(1).seconds().orElseThrow().median(), "the pool of one is another thing");
        assertTrue(grounds(result).contains("Without a pool, one item after another in this JVM, it takes 6.000 s: "
                + "a pool of 2 is 1.50 times as fast."), () -> grounds(result).toString());
        assertTrue(grounds(result).contains("Without a pool 1 of its runs had another result or broke off, and do not "
                + "count."), () -> grounds(result).toString());
        assertTrue(grounds(result).contains("Its workers stood ready before each run, so that their start is in no "
                + "time."), () -> grounds(result).toString());
    }

    /// R20
    @Test
    void shouldCompareEachSizeWithAsManyThreads() {
        SweepResult result = of(BaselineKind.THREADS).plain(1, 7, "the digest").plain(2, 3, "the digest").result();

        assertEquals(Optional.of(3.0), result.baseline().orElseThrow().against(2));
        assertTrue(grounds(result).contains("By 2 threads of this JVM, without a pool, it takes 3.000 s: "
                + "a pool of 2 is 0.75 times as fast."), () -> grounds(result).toString());
        assertEquals(2 + 2, of(BaselineKind.THREADS).result().configuration().runsOfABlock());
    }

    @Test
    void shouldRefuseConditionsThatThereAreNot() {
        assertEquals(Conditions.USUAL, Conditions.parse("fresh", "none"));
        assertEquals("baseline", assertThrows(InvalidSettingException.class, () -> Conditions.parse("warm", "x"))
                .field());
        assertEquals("start", assertThrows(InvalidSettingException.class, () -> Conditions.parse("", "none")).field());
    }
}
