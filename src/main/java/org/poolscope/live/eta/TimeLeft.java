package org.poolscope.live.eta;

import java.util.Arrays;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/// How much longer a run will take, with the interval that holds the truth eight times in ten. Pure functions: the same
/// for the same.
///
/// The rest of the run is played through many times with the times that items took (a bootstrap; B. Efron, 1979): what
/// is underway goes on from where it is, each slot takes the next item when it is free, and what all of them take is
/// off by as much as so few items leave open. Of very many items only the sum is drawn.
public final class TimeLeft {

    private static final int FEWEST = 2;
    private static final int TIMES = 100;
    /// What nobody can tell, of the time to come.
    private static final double GRAIN = 0.01;
    private static final int SINGLE = 24;

    private TimeLeft() {}

    /// @return empty while too few items have ended to tell
    public static Optional<TimeInterval> of(WorkSoFar work) {
        if (work.seconds().length < FEWEST || work.slots() < 1) {
            return Optional.empty();
        }
        var times = new ItemTimes(work);
        var random = new Random(1);
        double[] ends = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            ends[i] = play(work, times, random) / Math.clamp(work.busy(), 0.05, 1);
        }
        Arrays.sort(ends);
        double grain = GRAIN * ends[TIMES / 2] + times.mean() / 10 / work.slots();
        return Optional.of(new TimeInterval(Math.max(0, ends[TIMES / 10] - grain), ends[TIMES / 2],
                ends[TIMES - 1 - TIMES / 10] + grain));
    }

    /// Whether the size of their inputs tells more of items than their number.
    public static boolean isByBytes(WorkSoFar work) {
        return ItemTimes.line(work)[1] > 0;
    }

    private static double play(WorkSoFar work, ItemTimes times, Random random) {
        double level = times.level(random);
        var free = new PriorityQueue<Double>();
        double ahead = 0;
        for (Underway one : work.underway()) {
            double rest = rest(one, times, random, level);
            free.add(rest);
            ahead += rest;
        }
        while (free.size() < work.slots()) {
            free.add(0.0);
        }
        double single = Math.min(work.left(), SINGLE + 4.0 * work.slots());
        double many = work.left() - single;
        double bytes = work.leftBytes() / Math.max(1, work.left() + work.underway().size());
        // First the many, whose times even out; then the last ones, on which the end depends.
        double flat = many <= 0 ? 0 : level * times.together(random, many, many * bytes) / work.slots();
        double end = 0;
        for (int i = 0; i < single; i++) {
            double from = free.remove();
            free.add(from + level * times.some(random, times.isByBytes() ? sizeLike(work, random, bytes) : -1));
        }
        for (double one : free) {
            end = Math.max(end, one);
        }
        return flat + end;
    }

    /// An input as large as one of those there were, scaled such that the mean of those that are left is right.
    private static double sizeLike(WorkSoFar work, Random random, double mean) {
        double sum = 0;
        for (double one : work.bytes()) {
            sum += one;
        }
        double some = work.bytes()[random.nextInt(work.bytes().length)];
        return sum <= 0 ? mean : some * mean * work.bytes().length / sum;
    }

    /// What an item has yet to take: as it says itself, or as one of those that took longer than it has by now.
    private static double rest(Underway one, ItemTimes times, Random random, double level) {
        if (one.part().isPresent() && one.part().getAsDouble() > 0.02) {
            double part = Math.min(1, one.part().getAsDouble());
            return one.seconds() * (1 - part) / part;
        }
        for (int i = 0; i < 20; i++) {
            double whole = level * times.some(random, -1);
            if (whole > one.seconds()) {
                return whole - one.seconds();
            }
        }
        // It takes longer than any before: nobody knows, but as long again is as likely as not.
        return one.seconds() * random.nextDouble() * 2;
    }
}
