package org.poolscope.workload.images.landscape;

/// Random fields that are smooth: value noise, and sums of it at ever finer scales (Perlin, "An image synthesizer",
/// 1985). The same seed gives the same field on every machine.
final class Noise {

    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /// A field of the same kind that has nothing to do with this one.
    Noise other(int number) {
        return new Noise(mixed(seed + number * 0x9E3779B97F4A7C15L));
    }

    /// A value from 0 to 1 for a whole number, without any smoothness.
    double random(long number) {
        return (mixed(seed ^ number * 0xD1B54A32D192ED03L) >>> 40) / (double) (1 << 24);
    }

    /// The field's value at a place, 0 to 1. It changes over a distance of about 1.
    double at(double x, double y) {
        long left = (long) Math.floor(x);
        long top = (long) Math.floor(y);
        double right = smooth(x - left);
        double down = smooth(y - top);
        double upper = between(corner(left, top), corner(left + 1, top), right);
        double lower = between(corner(left, top + 1), corner(left + 1, top + 1), right);
        return between(upper, lower, down);
    }

    /// A sum of fields, each twice as fine as the one before and about half as strong; 0 to 1.
    double at(double x, double y, int octaves) {
        double sum = 0;
        double strength = 0.5;
        double total = 0;
        for (int i = 0; i < octaves; i++) {
            sum += strength * at(x + 17.3 * i, y - 9.1 * i);
            total += strength;
            strength *= 0.52;
            x *= 2.03;
            y *= 2.03;
        }
        return sum / total;
    }

    private double corner(long x, long y) {
        return random(x * 0x2545F4914F6CDD1DL + y);
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /// SplitMix64's finalizer (Steele, Lea and Flood, 2014).
    private static long mixed(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
