package org.poolscope.chart.plot;

import java.awt.Graphics2D;
import java.util.Arrays;

/// What one series shows in the present frame: few points, at most some per pixel column, ready to be drawn at a
/// stroke. Used again for every frame, so that a frame allocates next to nothing.
///
/// It remembers how it was last drawn, so that only what has changed since need be drawn again.
public abstract class Trace {

    private static final int FIRST_POINTS = 256;

    private double[] xs = new double[FIRST_POINTS];
    private double[] ys = new double[FIRST_POINTS];
    private int size;
    private double max = Double.NaN;

    private double[] drawnXs = new double[0];
    private double[] drawnYs = new double[0];
    private int drawnSize;

    /// So many points were drawn and have not been set since.
    private int asDrawn;

    public final int size() {
        return size;
    }

    final double x(int index) {
        return xs[index];
    }

    /// `NaN` where nothing is known.
    public final double y(int index) {
        return ys[index];
    }

    /// The highest value shown; `NaN` if there is none.
    public final double max() {
        return max;
    }

    public final void clear() {
        cut(0, Double.NaN);
    }

    /// Forgets all points from one on.
    ///
    /// @param highest [#max] as it was before they were added
    final void cut(int from, double highest) {
        max = highest;
        size = from;
        asDrawn = Math.min(asDrawn, from);
    }

    void add(double x, double y) {
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

    /// The first point at or after an x; [#size] if there is none.
    final int indexOf(double x) {
        return indexOf(xs, size, x);
    }

    private static int indexOf(double[] ascending, int size, double x) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] < x) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /// From which x on it looks otherwise than when it was last drawn, apart from points that have left the view:
    /// infinity if nowhere, minus infinity if everywhere.
    final double changedFrom() {
        if (size == 0 && drawnSize == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (asDrawn > 0) {
            return changedFrom(asDrawn, asDrawn);
        }
        // The first point may stand for the part of a step that is still known to be in view.
        for (int first = 0; first < Math.min(2, size); first++) {
            int then = indexOf(drawnXs, drawnSize, xs[first]);
            if (then < drawnSize && drawnXs[then] == xs[first] && isAsDrawn(first, then)) {
                return changedFrom(first, then);
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    private double changedFrom(int first, int then) {
        int now = first;
        int old = then;
        while (now < size && old < drawnSize && isAsDrawn(now, old)) {
            now++;
            old++;
        }
        return now == size && old == drawnSize ? Double.POSITIVE_INFINITY : xs[now - 1];
    }

    /// Whether a point is what another was when it was drawn.
    boolean isAsDrawn(int now, int then) {
        return xs[now] == drawnXs[then] && Double.compare(ys[now], drawnYs[then]) == 0;
    }

    /// Remembers that all of it has been drawn as it is.
    void drawn() {
        if (drawnXs.length < size) {
            drawnXs = Arrays.copyOf(drawnXs, xs.length);
            drawnYs = Arrays.copyOf(drawnYs, xs.length);
        }
        System.arraycopy(xs, asDrawn, drawnXs, asDrawn, size - asDrawn);
        System.arraycopy(ys, asDrawn, drawnYs, asDrawn, size - asDrawn);
        drawnSize = size;
        asDrawn = size;
    }

    /// What all of it is drawn with, to be compared: where it changes, all has changed.
    abstract Object look();

    /// Whether a part of it can be drawn that fits to the rest, when it is asked to begin at a point.
    boolean canBeginAt(int first) {
        return true;
    }

    /// Draws all that is in the clip, which is the data area or a part of it.
    ///
    /// @param first  a point before all that is in the clip
    /// @param smooth whether there is time for anti-aliasing
    abstract void draw(Graphics2D g, Projection at, int first, boolean smooth);
}
