package org.poolscope.chart.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.Series;

/// A line, broken where nothing is known. Where it stands for more values than there are pixels it runs through their
/// means, and the range they lie in can be filled.
public final class LineTrace extends RangeTrace {

    private static final int PIXELS_PER_MEAN = 4;
    private static final int PIXELS_PER_RANGE = 2;
    private static final float SEAM = 3.5f;

    private final Path2D.Double path = new Path2D.Double();
    private final Dashes dashes = new Dashes();
    private @Nullable Source source;
    private int lastBegin;
    private int lastSize;
    private double lastMax = Double.NaN;
    private Color color = Color.GRAY;
    private BasicStroke stroke = Strokes.line(1);
    private @Nullable Color fill;
    private @Nullable Color seam;

    public void style(Color lineColor, BasicStroke lineStroke) {
        color = lineColor;
        stroke = lineStroke;
    }

    /// Fills the area below the highest values, and once more below the lowest.
    public void fill(@Nullable Color areaColor) {
        fill = areaColor;
    }

    /// Sets the line off from what it crosses by a seam in this colour, as a rule the background's.
    public void seam(Color seamColor) {
        seam = seamColor;
    }

    /// Takes the part of a series that is in view, as means over a few pixels: for values that are means by nature,
    /// such as CPU, of which several lines are to be told apart.
    public void readMeans(Series series, TimeView view) {
        read(series, view, PIXELS_PER_MEAN * view.columnNanos());
    }

    /// Takes the part of a series that is in view: every value if there is room, else means with the range about them.
    public void readRange(Series series, TimeView view) {
        read(series, view, rangeStep(series, view));
    }

    private static long rangeStep(Series series, TimeView view) {
        boolean roomy = series.indexOf(view.toNanos()) - series.indexOf(view.fromNanos()) <= 2 * view.columns();
        return roomy ? 1 : PIXELS_PER_RANGE * view.columnNanos();
    }

    /// What the line of means shows at a moment; `NaN` where there is none.
    public static double meanAt(Series series, TimeView view, long moment) {
        return valueAt(series, moment, PIXELS_PER_MEAN * view.columnNanos());
    }

    /// What the line with its range shows at a moment; `NaN` where there is none.
    public static double rangeAt(Series series, TimeView view, long moment) {
        return valueAt(series, moment, rangeStep(series, view));
    }

    private static double valueAt(Series series, long moment, long step) {
        long number = Math.floorDiv(moment, step);
        int end = series.indexOf((number + 1) * step);
        double sum = 0;
        int count = 0;
        for (int i = series.indexOf(number * step); i < end; i++) {
            if (!Double.isNaN(series.value(i))) {
                sum += series.value(i);
                count++;
            }
        }
        if (count > 0) {
            return sum / count;
        }
        return end == 0 || end == series.size() ? Double.NaN : series.value(end - 1);
    }

    /// Steps begin at multiples of their width, not at the edge of the view, or the line would tremble as the view
    /// moves. One step more is taken at either side, where the line leaves the view.
    private void read(Series series, TimeView view, long step) {
        int limit = Math.min(series.size(), series.indexOf(view.toNanos()) + 1);
        var now = new Source(series, series.thinnings(), view.fromNanos(), step);
        if (!now.equals(source)) {
            source = now;
            lastBegin = Math.max(0, series.indexOf(Math.floorDiv(view.fromNanos(), step) * step) - 1);
            lastSize = 0;
            lastMax = Double.NaN;
        }
        // The last step may have got more values since.
        cut(lastSize, lastMax);
        int begin = lastBegin;
        while (begin < limit) {
            lastBegin = begin;
            lastSize = size();
            lastMax = max();
            begin = step(series, begin, limit, step);
        }
    }

    /// What was read, and from where on: if it is the same, only what is new is read.
    private record Source(Series series, int thinnings, long fromNanos, long step) {}

    /// Takes one step's points.
    ///
    /// @return where the next step begins
    private int step(Series series, int begin, int limit, long step) {
        long number = Math.floorDiv(series.nanos(begin), step);
        double moments = 0;
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int end = begin;
        while (end < limit && Math.floorDiv(series.nanos(end), step) == number && !Double.isNaN(series.value(end))) {
            moments += series.nanos(end) / 1e9;
            sum += series.value(end);
            low = Math.min(low, series.low(end));
            high = Math.max(high, series.high(end));
            end++;
        }
        int count = end - begin;
        if (count == 0) {
            add(series.nanos(begin) / 1e9, Double.NaN);
            return begin + 1;
        }
        addStep(moments / count, sum / count, low, high);
        if (end == limit && count > 1) {
            addStep(series.nanos(end - 1) / 1e9, sum / count, low, high);
        }
        return end;
    }

    private void addStep(double x, double y, double low, double high) {
        add(x, y, low, high);
        if (fill != null) {
            raise(high);
        }
    }

    @Override
    Object look() {
        return new Look(color, stroke, fill, seam);
    }

    private record Look(Color color, BasicStroke stroke, @Nullable Color fill, @Nullable Color seam) {}

    @Override
    boolean canBeginAt(int first) {
        return dashes.canBeginAt(this, first);
    }

    @Override
    void draw(Graphics2D g, Projection at, int first, boolean smooth) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        if (fill != null) {
            g.setColor(fill);
            g.fill(below(this::high, at, first));
            g.fill(below(this::low, at, first));
        }
        line(at, first);
        if (seam != null) {
            g.setColor(seam);
            g.setStroke(Strokes.line(SEAM));
            g.draw(path);
        }
        g.setColor(color);
        g.setStroke(dashes.goOn(stroke, this, at, first));
        g.draw(path);
    }

    private void line(Projection at, int first) {
        path.reset();
        boolean broken = true;
        for (int i = first; i < size(); i++) {
            double px = at.pixelX(x(i));
            double py = at.pixelY(y(i));
            if (Double.isNaN(y(i))) {
                broken = true;
            } else if (broken) {
                path.moveTo(px, py);
                path.lineTo(px + 0.1, py);
                broken = false;
            } else {
                path.lineTo(px, py);
            }
        }
    }

    private Path2D below(IntToDoubleFunction bound, Projection at, int first) {
        path.reset();
        double base = at.pixelY(0);
        for (int i = first; i < size(); i++) {
            if (Double.isNaN(y(i))) {
                continue;
            }
            double px = at.pixelX(x(i));
            if (i == first || Double.isNaN(y(i - 1))) {
                path.moveTo(px, base);
            }
            path.lineTo(px, at.pixelY(bound.applyAsDouble(i)));
            if (i + 1 == size() || Double.isNaN(y(i + 1))) {
                path.lineTo(px, base);
                path.closePath();
            }
        }
        return path;
    }
}
