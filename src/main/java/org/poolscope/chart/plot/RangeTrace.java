package org.poolscope.chart.plot;

import java.util.Arrays;

/// A trace whose points stand for several values each, and lie in the range of these.
abstract class RangeTrace extends Trace {

    private static final int FIRST_POINTS = 256;

    private double[] lows = new double[FIRST_POINTS];
    private double[] highs = new double[FIRST_POINTS];
    private double[] drawnLows = new double[0];
    private double[] drawnHighs = new double[0];

    /// One that stands for itself.
    @Override
    public final void add(double x, double y) {
        add(x, y, y, y);
    }

    public final void add(double x, double y, double low, double high) {
        if (size() == lows.length) {
            lows = Arrays.copyOf(lows, 2 * size());
            highs = Arrays.copyOf(highs, lows.length);
        }
        lows[size()] = low;
        highs[size()] = high;
        super.add(x, y);
    }

    /// The lowest of a point's values.
    final double low(int index) {
        return lows[index];
    }

    /// The highest of a point's values.
    final double high(int index) {
        return highs[index];
    }

    @Override
    boolean isAsDrawn(int now, int then) {
        return super.isAsDrawn(now, then) && Double.compare(lows[now], drawnLows[then]) == 0
                && Double.compare(highs[now], drawnHighs[then]) == 0;
    }

    @Override
    void drawn() {
        super.drawn();
        if (drawnLows.length < size()) {
            drawnLows = new double[lows.length];
            drawnHighs = new double[lows.length];
        }
        System.arraycopy(lows, 0, drawnLows, 0, size());
        System.arraycopy(highs, 0, drawnHighs, 0, size());
    }
}
