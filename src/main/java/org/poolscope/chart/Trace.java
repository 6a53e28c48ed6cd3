package org.poolscope.chart;

import java.awt.Graphics2D;
import java.util.Arrays;

/// What one series shows in the present frame: few points, at most some per pixel column, ready to be drawn at a
/// stroke. Used again for every frame, so that a frame allocates next to nothing.
abstract class Trace {

    private static final int FIRST_POINTS = 256;

    private double[] xs = new double[FIRST_POINTS];
    private double[] ys = new double[FIRST_POINTS];
    private int size;
    private double max = Double.NaN;

    final int size() {
        return size;
    }

    final double x(int index) {
        return xs[index];
    }

    /// `NaN` where nothing is known.
    final double y(int index) {
        return ys[index];
    }

    /// The highest value shown; `NaN` if there is none.
    final double max() {
        return max;
    }

    final void clear() {
        size = 0;
        max = Double.NaN;
    }

    final void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size] = y;
        size++;
        raise(y);
    }

    /// Counts a value in that is shown too.
    final void raise(double value) {
        if (!(value <= max) && !Double.isNaN(value)) {
            max = value;
        }
    }

    /// Draws all of it. The clip is the data area.
    ///
    /// @param smooth whether there is time for anti-aliasing
    abstract void draw(Graphics2D g, Projection at, boolean smooth);
}
