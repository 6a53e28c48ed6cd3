package org.poolscope.chart.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.Collection;
import org.poolscope.live.Series;

/// What many series have in common: their mean as a line, over a band from the lowest to the highest of them.
public final class BandTrace extends RangeTrace {

    private static final int PIXELS_PER_STEP = 4;
    private static final BandTrace.Style NONE = new Style(Color.GRAY, Color.LIGHT_GRAY);

    private final Path2D.Double path = new Path2D.Double();
    private double[] low = new double[0];
    private double[] high = new double[0];
    private double[] sum = new double[0];
    private int[] count = new int[0];
    private Style style = NONE;

    /// @param line the mean's colour
    /// @param band the fill's colour
    public record Style(Color line, Color band) {}

    public void style(Style next) {
        style = next;
    }

    /// Sums up what is in view, in steps wide enough to hold a beat of every worker.
    public void read(Collection<Series> all, TimeView view, long leastStepNanos) {
        clear();
        long step = Math.max(leastStepNanos, PIXELS_PER_STEP * view.columnNanos());
        long first = Math.floorDiv(view.fromNanos(), step) - 1;
        int steps = (int) (Math.floorDiv(view.toNanos(), step) + 2 - first);
        prepare(steps);
        for (Series series : all) {
            int to = Math.min(series.size(), series.indexOf(view.toNanos() + step) + 1);
            for (int i = Math.max(0, series.indexOf(first * step)); i < to; i++) {
                int at = (int) (Math.floorDiv(series.nanos(i), step) - first);
                if (at >= 0 && at < steps && !Double.isNaN(series.value(i))) {
                    take(at, series, i);
                }
            }
        }
        collect(first, step, steps);
    }

    private void prepare(int steps) {
        if (low.length < steps) {
            low = new double[steps];
            high = new double[steps];
            sum = new double[steps];
            count = new int[steps];
        }
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, 0);
        Arrays.fill(sum, 0);
        Arrays.fill(count, 0);
    }

    private void take(int at, Series series, int index) {
        low[at] = Math.min(low[at], series.low(index));
        high[at] = Math.max(high[at], series.high(index));
        sum[at] += series.value(index);
        count[at]++;
    }

    private void collect(long first, long step, int steps) {
        for (int i = 0; i < steps; i++) {
            if (count[i] > 0) {
                add((first + i + 0.5) * step / 1e9, sum[i] / count[i], low[i], high[i]);
            }
        }
    }

    /// The highest value of any series in view; `NaN` if there is none.
    public double highest() {
        double most = Double.NaN;
        for (int i = 0; i < size(); i++) {
            most = high(i) <= most ? most : high(i);
        }
        return most;
    }

    @Override
    Object look() {
        return style;
    }

    @Override
    void draw(Graphics2D g, Projection at, int first, boolean smooth) {
        if (first >= size()) {
            return;
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        path.reset();
        for (int i = first; i < size(); i++) {
            join(i == first, at.pixelX(x(i)), at.pixelY(high(i)));
        }
        for (int i = size() - 1; i >= first; i--) {
            join(false, at.pixelX(x(i)), at.pixelY(low(i)));
        }
        path.closePath();
        g.setColor(style.band());
        g.fill(path);
        path.reset();
        for (int i = first; i < size(); i++) {
            join(i == first, at.pixelX(x(i)), at.pixelY(y(i)));
        }
        g.setColor(style.line());
        g.setStroke(Strokes.line(1.6f));
        g.draw(path);
    }

    private void join(boolean first, double px, double py) {
        if (first) {
            path.moveTo(px, py);
        } else {
            path.lineTo(px, py);
        }
    }
}
