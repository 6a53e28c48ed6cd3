package org.poolscope.live.eta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;

/// A batch that was made up from random numbers, run by as many slots as it likes, and looked at on the way.
///
/// @param seconds how long each item takes
/// @param bytes   how much input it has
/// @param begins  when it begins
/// @param ends    when it ends
/// @param slots   how many are worked on at the same time
record Replay(double[] seconds, double[] bytes, double[] begins, double[] ends, int slots) {

    /// What items take.
    enum Kind {
        CONSTANT, HEAVY_TAILED, BY_SIZE, DRIFTING, LOGNORMAL;

        private double seconds(Random random, double megabytes, double along, double drift) {
            return switch (this) {
                case CONSTANT -> 1 + 0.03 * random.nextGaussian();
                // Pareto with an exponent of 2.2: its variance is all but infinite.
                case HEAVY_TAILED -> Math.pow(1 - random.nextDouble(), -1 / 2.2) - 0.9;
                case BY_SIZE -> (0.1 + megabytes) * (1 + 0.15 * random.nextGaussian());
                case DRIFTING -> (1 + drift * along) * Math.exp(0.3 * random.nextGaussian());
                case LOGNORMAL -> Math.exp(0.8 * random.nextGaussian());
            };
        }
    }

    static Replay of(Kind kind, long seed) {
        var random = new Random(seed * 31 + kind.ordinal());
        int items = new int[] {40, 100, 300, 1000, 3000}[(int) (seed % 5)];
        int slots = 1 << random.nextInt(5);
        double scale = 0.5 + 2 * random.nextDouble();
        double drift = 1.2 * (random.nextDouble() - 0.5);
        double[] seconds = new double[items];
        double[] bytes = new double[items];
        double[] begins = new double[items];
        double[] ends = new double[items];
        var free = new PriorityQueue<Double>();
        IntStream.range(0, slots).forEach(_ -> free.add(0.0));
        for (int i = 0; i < items; i++) {
            double megabytes = Math.exp(1.2 * random.nextGaussian());
            bytes[i] = megabytes * 1e6;
            seconds[i] = Math.max(0.001, scale * kind.seconds(random, megabytes, (double) i / items, drift));
            begins[i] = free.remove();
            ends[i] = begins[i] + seconds[i];
            free.add(ends[i]);
        }
        return new Replay(seconds, bytes, begins, ends, slots);
    }

    /// When a part of its items has ended.
    double after(double part) {
        double[] sorted = ends.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    double left(double now) {
        return Arrays.stream(ends).max().orElseThrow() - now;
    }

    /// What is known at a moment.
    ///
    /// @param sized whether it is known how much input items have
    WorkSoFar at(double now, boolean sized) {
        int[] done = IntStream.range(0, ends.length).filter(i -> ends[i] <= now).boxed()
                .sorted(Comparator.comparingDouble(i -> ends[i])).mapToInt(i -> i).toArray();
        List<Underway> underway = new ArrayList<>();
        double left = 0;
        double leftBytes = 0;
        for (int i = 0; i < ends.length; i++) {
            leftBytes += ends[i] > now ? bytes[i] : 0;
            if (begins[i] > now) {
                left++;
            } else if (ends[i] > now) {
                underway.add(new Underway(now - begins[i], OptionalDouble.empty()));
            }
        }
        return new WorkSoFar(Arrays.stream(done).mapToDouble(i -> seconds[i]).toArray(),
                sized ? Arrays.stream(done).mapToDouble(i -> bytes[i]).toArray() : new double[0], 1, underway, left,
                leftBytes, slots, 1);
    }
}
