package org.poolscope.chart.plot;

/// The upper bound of an axis that begins at zero: grows at once, and shrinks only after its values have long been much
/// smaller, so that the picture does not jump.
public final class Scale {

    private static final long PATIENCE_NANOS = 3_000_000_000L;
    private static final double MUCH_SMALLER = 0.6;
    private static final double LEAST_ROOM = 1.01;
    private static final double ROOM = 1.05;
    private static final double[] NICE =
            {1, 1.1, 1.2, 1.4, 1.6, 1.8, 2, 2.25, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9, 10};

    private final double least;
    private double upper;
    private long enoughSince;

    /// @param least the upper bound is never less
    public Scale(double least) {
        this.least = least;
        this.upper = least;
    }

    /// The upper bound for a frame.
    ///
    /// @param highest the highest value to show; `NaN` if there is none
    public double upper(double highest, long nowNanos) {
        double wanted = highest > least ? nice(highest) : least;
        boolean mayShrink = wanted <= MUCH_SMALLER * upper;
        boolean waited = nowNanos - enoughSince > PATIENCE_NANOS || nowNanos < enoughSince;
        if (highest * LEAST_ROOM > upper || mayShrink && waited) {
            upper = wanted;
        }
        if (!mayShrink || waited) {
            enoughSince = nowNanos;
        }
        return upper;
    }

    /// The next round number that leaves a little room above.
    public static double nice(double highest) {
        double power = Math.pow(10, Math.floor(Math.log10(highest)));
        for (double nice : NICE) {
            if (nice * power >= highest * ROOM) {
                return nice * power;
            }
        }
        return 11 * power;
    }
}
