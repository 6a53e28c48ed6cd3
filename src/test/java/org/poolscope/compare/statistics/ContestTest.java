package org.poolscope.compare.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContestTest {

    private static final int COMPARISONS = 200;

    /// R02
    @Test
    void shouldCallHardlyEverTwoOfTheSameDifferent() {
        assertHardlyEverWrong(5, 4, 4);
        assertHardlyEverWrong(20, 4, 4);
        assertHardlyEverWrong(10, 4, 4, 4, 4);
    }

    private static void assertHardlyEverWrong(int blocks, double... seconds) {
        long wrong = IntStream.range(0, COMPARISONS).mapToObj(seed -> contest(seed, blocks, seconds))
                .filter(contest -> verdicts(contest).contains(Verdict.FASTER)).count();

        assertTrue(wrong <= 0.05 * COMPARISONS,
                seconds.length + " sizes in " + blocks + " blocks: " + wrong + " of " + COMPARISONS);
    }

    /// R03
    @Test
    void shouldFindADifferenceOfFivePercentWithinTwentyBlocks() {
        long found = IntStream.range(0, COMPARISONS).mapToObj(seed -> contest(seed, 20, 4.2, 4))
                .filter(contest -> contest.best() == 1 && verdicts(contest).equals(List.of(Verdict.FASTER))).count();

        assertTrue(found >= 0.9 * COMPARISONS, found + " of " + COMPARISONS);
    }

    @Test
    void shouldCallTheSameWhatDiffersByLessThanNoise() {
        Contest contest = Contest.of(new MadeTimes(1, 0.002, 0).blocks(10, 4, 4.01),
                new MadeTimes(2, 0.002, 0).twins(10), new Bootstrap(1));

        assertEquals(List.of(Verdict.SAME), verdicts(contest));
        assertEquals(NoiseFloor.LEAST, contest.floor().orElseThrow().part());
    }

    @Test
    void shouldMeasureWhatASizeDiffersFromItself() {
        double quiet = NoiseFloor.of(new MadeTimes(1, 0.01, 0).twins(20), new Bootstrap(1)).orElseThrow().part();
        double loud = NoiseFloor.of(new MadeTimes(1, 0.1, 0).twins(20), new Bootstrap(1)).orElseThrow().part();

        assertTrue(quiet < 0.04 && loud > 0.04, quiet + ", " + loud);
        assertEquals(Optional.empty(), NoiseFloor.of(new double[] {0, 0.1}, new Bootstrap(1)));
    }

    @Test
    void shouldSayNothingOfLessThanThreeBlocks() {
        Contest contest = contest(1, 2, 4, 2);

        assertEquals(1, contest.best());
        assertEquals(List.of(), contest.pairs());
        assertEquals(OptionalDouble.empty(), contest.precision());
    }

    @Test
    void shouldTellOfASizeThatHasNoTimeAndWaitForOneThatHasTooFew() {
        double none = Double.NaN;
        var times = new BlockTimes(new double[][] {{4, none, 2, 3}, {4, none, 2, none}, {4.1, none, 2, none}});

        Contest contest = Contest.of(times, new double[0], new Bootstrap(1));

        assertEquals(List.of(Verdict.FASTER, Verdict.INVALID, Verdict.UNCLEAR), verdicts(contest));
        assertEquals(OptionalDouble.empty(), contest.precision());
    }

    /// R04
    @Test
    void shouldCompareWithinBlocksSoThatAMachineThatGrowsSlowMisleadsNobody() {
        var times = new double[10][];
        for (int block = 0; block < 10; block++) {
            double slower = 1 + 0.2 * block;
            times[block] = new double[] {4.2 * slower * (block % 2 == 0 ? 1.005 : 1), 4 * slower};
        }
        Contest contest = Contest.of(new BlockTimes(times), new double[0], new Bootstrap(1));

        assertEquals(List.of(Verdict.FASTER), verdicts(contest));
        assertEquals(1.0525, contest.pairs().getFirst().ratio().orElseThrow().value(), 0.001);
        assertTrue(contest.precision().orElseThrow() < 0.01, contest::toString);
    }

    private static Contest contest(int seed, int blocks, double... seconds) {
        return Contest.of(new MadeTimes(seed).blocks(blocks, seconds), new MadeTimes(1000L + seed).twins(blocks),
                new Bootstrap(seed));
    }

    private static List<Verdict> verdicts(Contest contest) {
        return contest.pairs().stream().map(Contest.Pair::verdict).toList();
    }
}
