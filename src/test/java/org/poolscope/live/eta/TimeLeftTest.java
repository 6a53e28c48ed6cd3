package org.poolscope.live.eta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.poolscope.live.eta.Replay.Kind;
import org.poolscope.testing.RunsBeside;

/// Seeded, and so the same every time.
@RunsBeside
class TimeLeftTest {

    /// J30: ten batches of each of five kinds, at nine moments.
    @Test
    void shouldHoldTheTruthEightTimesInTenFromATenthOn() {
        var told = new StringBuilder();
        int[] held = new int[10];
        for (Kind kind : Kind.values()) {
            int ofKind = 0;
            for (int seed = 0; seed < 10; seed++) {
                Replay replay = Replay.of(kind, seed);
                for (int tenths = 1; tenths < 10; tenths++) {
                    double now = replay.after(tenths / 10.0);
                    TimeInterval in = TimeLeft.of(replay.at(now, true)).orElseThrow();
                    boolean holds = in.low() <= replay.left(now) && replay.left(now) <= in.high();
                    held[tenths] += holds ? 1 : 0;
                    ofKind += holds ? 1 : 0;
                }
            }
            told.append(kind).append(' ').append(ofKind).append(" of 90; ");
            assertTrue(ofKind >= 60, told::toString);
        }
        int all = 0;
        for (int tenths = 1; tenths < 10; tenths++) {
            told.append(tenths).append("0 %: ").append(held[tenths]).append(" of 50; ");
            assertTrue(held[tenths] >= 37, told::toString);
            all += held[tenths];
        }
        told.append("together ").append(all).append(" of 450, ").append(all * 100 / 450).append(" %");
        assertTrue(all >= 450 * 8 / 10, told::toString);
    }

    /// J30
    @Test
    void shouldGoByTheSizesOfInputsOnceTheyTellMore() {
        double off = 0;
        double offBySize = 0;
        for (int seed = 0; seed < 20; seed++) {
            Replay replay = Replay.of(Kind.BY_SIZE, seed);
            double now = replay.after(0.3);
            off += off(TimeLeft.of(replay.at(now, false)).orElseThrow(), replay.left(now));
            offBySize += off(TimeLeft.of(replay.at(now, true)).orElseThrow(), replay.left(now));
        }
        assertTrue(offBySize < 0.7 * off, "off by " + offBySize + " by size, and " + off + " by number");

        Replay constant = Replay.of(Kind.CONSTANT, 3);
        double now = constant.after(0.5);
        assertEquals(TimeLeft.of(constant.at(now, false)), TimeLeft.of(constant.at(now, true)),
                "sizes that tell nothing are not looked at");
    }

    private static double off(TimeInterval in, double truth) {
        return Math.abs(Math.log(in.middle() / truth));
    }

    @Test
    void shouldTellNothingOfASingleItem() {
        assertEquals(Optional.empty(), TimeLeft.of(new WorkSoFar(new double[] {1}, new double[0], 1, List.of(), 9, 0, 1,
                1)));
    }

    /// Ten items of ten seconds, on one slot: what says that it is all but done counts as that.
    @Test
    void shouldBelieveWhatAnItemSaysOfItself() {
        double[] ten = {10, 10, 10, 10};

        TimeInterval silent = left(ten, new Underway(1, OptionalDouble.empty()), 0);
        TimeInterval told = left(ten, new Underway(1, OptionalDouble.of(0.9)), 0);

        assertEquals(9, silent.middle(), 1);
        assertEquals(0.11, told.middle(), 0.2);
    }

    @Test
    void shouldCountOnSlotsThatAreIdleForAPartOfTheTime() {
        var busy = new WorkSoFar(new double[] {1, 1, 1, 1}, new double[0], 1, List.of(), 100, 0, 2, 1);
        var idle = new WorkSoFar(busy.seconds(), busy.bytes(), 1, List.of(), 100, 0, 2, 0.5);

        assertEquals(50, TimeLeft.of(busy).orElseThrow().middle(), 5);
        assertEquals(100, TimeLeft.of(idle).orElseThrow().middle(), 10);
    }

    private static TimeInterval left(double[] seconds, Underway one, double left) {
        return TimeLeft.of(new WorkSoFar(seconds, new double[0], 1, List.of(one), left, 0, 1, 1)).orElseThrow();
    }
}
