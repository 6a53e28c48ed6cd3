package org.poolscope.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.Series;

/// A line through a series' points, broken where nothing is known.
final class LineTrace extends Trace {

    private static final int PIXELS_PER_MEAN = 4;
    private static final float HALO = 2.5f;

    private final Path2D.Double path = new Path2D.Double();
    private final Path2D.Double area = new Path2D.Double();
    private Color color = Color.GRAY;
    private Stroke stroke = Strokes.line(1);
    private @Nullable Color fill;
    private @Nullable Color halo;

    void style(Color lineColor, Stroke lineStroke) {
        color = lineColor;
        stroke = lineStroke;
    }

    /// Fills the area below the line.
    void fill(@Nullable Color below) {
        fill = below;
    }

    /// Sets the line off from what it crosses by a seam in this colour, as a rule the background's.
    void halo(Color seam) {
        halo = seam;
    }

    /// Takes the part of a series that is in view, and one point more at either side, where the line leaves it.
    ///
    /// With many points it keeps the first, lowest, highest and last of every pixel column. Columns begin at multiples of
    /// their width, not at the edge of the view, or peaks would flicker as the view moves on.
    void readPeaks(Series series, TimeView view) {
        clear();
        int from = Math.max(0, series.indexOf(view.fromNanos()) - 1);
        int to = Math.min(series.size(), series.indexOf(view.toNanos()) + 1);
        if (to - from <= 2 * view.columns()) {
            for (int i = from; i < to; i++) {
                addPoint(series, i);
            }
            return;
        }
        int begin = from;
        while (begin < to) {
            begin = column(series, begin, to, view.columnNanos());
        }
    }

    /// Takes the same part, as means over a few pixel columns: for values that are means by nature, such as CPU, of which
    /// several lines are to be told apart.
    void readMeans(Series series, TimeView view) {
        clear();
        long step = PIXELS_PER_MEAN * view.columnNanos();
        int to = Math.min(series.size(), series.indexOf(view.toNanos()) + 1);
        int begin = Math.max(0, series.indexOf(Math.floorDiv(view.fromNanos(), step) * step - step));
        while (begin < to) {
            begin = mean(series, begin, to, step);
        }
    }

    private int mean(Series series, int begin, int limit, long step) {
        long number = Math.floorDiv(series.nanos(begin), step);
        double moments = 0;
        double sum = 0;
        int end = begin;
        while (end < limit && Math.floorDiv(series.nanos(end), step) == number && !Double.isNaN(series.value(end))) {
            moments += series.nanos(end) / 1e9;
            sum += series.value(end);
            end++;
        }
        if (end == begin) {
            addPoint(series, begin);
            return begin + 1;
        }
        add(moments / (end - begin), sum / (end - begin));
        if (end == limit && end - begin > 1) {
            add(series.nanos(end - 1) / 1e9, sum / (end - begin));
        }
        return end;
    }

    /// Takes one pixel column's points.
    ///
    /// @return where the next column begins
    private int column(Series series, int begin, int limit, long columnNanos) {
        long number = Math.floorDiv(series.nanos(begin), columnNanos);
        int low = begin;
        int high = begin;
        int end = begin + 1;
        boolean known = !Double.isNaN(series.value(begin));
        while (known && end < limit && Math.floorDiv(series.nanos(end), columnNanos) == number
                && !Double.isNaN(series.value(end))) {
            low = series.value(end) < series.value(low) ? end : low;
            high = series.value(end) > series.value(high) ? end : high;
            end++;
        }
        addPoint(series, begin);
        int one = Math.min(low, high);
        int other = Math.max(low, high);
        if (one > begin) {
            addPoint(series, one);
        }
        if (other > one && other > begin) {
            addPoint(series, other);
        }
        if (end - 1 > other) {
            addPoint(series, end - 1);
        }
        return end;
    }

    private void addPoint(Series series, int index) {
        add(series.nanos(index) / 1e9, series.value(index));
    }

    @Override
    void draw(Graphics2D g, Projection at, boolean smooth) {
        trace(at);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        if (fill != null) {
            g.setColor(fill);
            g.fill(area);
        }
        if (halo != null) {
            g.setColor(halo);
            g.setStroke(Strokes.line(1 + HALO));
            g.draw(path);
        }
        g.setColor(color);
        g.setStroke(stroke);
        g.draw(path);
    }

    private void trace(Projection at) {
        path.reset();
        area.reset();
        double base = at.pixelY(0);
        boolean broken = true;
        double px = 0;
        for (int i = 0; i < size(); i++) {
            if (Double.isNaN(y(i))) {
                close(broken, px, base);
                broken = true;
                continue;
            }
            px = at.pixelX(x(i));
            double py = at.pixelY(y(i));
            if (broken) {
                path.moveTo(px, py);
                boolean alone = i + 1 == size() || Double.isNaN(y(i + 1));
                if (alone) {
                    path.lineTo(px + 0.1, py);
                }
                area.moveTo(px, base);
            } else {
                path.lineTo(px, py);
            }
            area.lineTo(px, py);
            broken = false;
        }
        close(broken, px, base);
    }

    private void close(boolean broken, double px, double base) {
        if (!broken) {
            area.lineTo(px, base);
            area.closePath();
        }
    }
}
