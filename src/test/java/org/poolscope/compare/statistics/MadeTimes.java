package org.poolscope.compare.statistics;

import java.util.Random;
import java.util.stream.IntStream;

/// Times as this program's runs have them: each block is a little faster or slower as a whole, each run by a few per
/// cent of its own, and now and then one takes a fifth longer.
final class MadeTimes {

    static final double NOISE = 0.03;
    private static final double BLOCK = 0.05;
    private static final double ODD = 0.02;

    private final Random random;
    private final double noise;
    private final double odd;

    MadeTimes(long seed) {
        this(seed, NOISE, ODD);
    }

    /// @param odd how many of all runs take a fifth longer, as a part
    MadeTimes(long seed, double noise, double odd) {
        this.random = new Random(seed);
        this.noise = noise;
        this.odd = odd;
    }

    BlockTimes blocks(int blocks, double... seconds) {
        var times = new double[blocks][];
        for (int block = 0; block < blocks; block++) {
            double here = Math.exp(BLOCK * random.nextGaussian());
            times[block] = IntStream.range(0, seconds.length).mapToDouble(i -> seconds[i] * here * one()).toArray();
        }
        return new BlockTimes(times);
    }

    /// The logarithms of what a size has against itself.
    double[] twins(int blocks) {
        return IntStream.range(0, blocks).mapToDouble(_ -> Math.log(one() / one())).toArray();
    }

    private double one() {
        return Math.exp(noise * random.nextGaussian()) * (random.nextDouble() < odd ? 1.2 : 1);
    }
}
