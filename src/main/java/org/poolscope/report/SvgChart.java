package org.poolscope.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.poolscope.text.Figures;

/// A chart as SVG: pool sizes from left to right at equal distances of their logarithms, or moments; some figure
/// upwards.
/// What is drawn first is below. Lengths are in the chart's own units; the page scales it.
final class SvgChart {

    private static final double USUAL_WIDTH = 480;

    /// As wide as two of the usual ones side by side, with what is between them.
    private static final double WHOLE_WIDTH = 978;
    private static final double HEIGHT = 280;
    private static final double LEFT = 56;
    private static final double RIGHT = 12;
    private static final double TOP = 12;
    private static final double BOTTOM = 40;
    private static final int TICKS = 5;
    private static final int STEPS = 80;
    private static final double KEY = 22;
    private static final double LETTER = 7;
    private static final double LEAST_GAP = 22;

    private final StringBuilder svg = new StringBuilder();
    private final double width;
    private final DoubleUnaryOperator place;
    private final double margin;
    private final double first;
    private final double last;
    private final double least;
    private final double most;

    /// Of pool sizes, from 0 up.
    ///
    /// @param title what it shows, for who cannot see it
    /// @param sizes the pool sizes, smallest first
    /// @param most  the largest figure that is drawn, above 0
    /// @param label of a figure on the axis
    SvgChart(String title, String below, List<Integer> sizes, double most, DoubleFunction<String> label) {
        this(title, USUAL_WIDTH, Math::log, 0.06, sizes.getFirst(), sizes.getLast(), 0, most, label);
        double taken = Double.NEGATIVE_INFINITY;
        for (int size : sizes) {
            if (x(size) - taken >= LEAST_GAP) {
                taken = x(size);
                tick(size, Integer.toString(size));
            }
        }
        text("tick middle", (LEFT + width - RIGHT) / 2, HEIGHT - 4, below);
    }

    /// Of moments, from the beginning on, in minutes.
    ///
    /// @param whole   whether it has a row of its page to itself
    /// @param minutes the last that is drawn, above 0
    /// @param least   the smallest figure that is drawn
    SvgChart(String title, String below, boolean whole, double minutes, double least, double most,
             DoubleFunction<String> label) {
        this(title, whole ? WHOLE_WIDTH : USUAL_WIDTH, minute -> minute, 0.02, 0, minutes, least, most, label);
        double step = step(minutes);
        for (int i = 0; i * step <= minutes; i++) {
            tick(i * step, Figures.amount(i * step));
        }
        text("tick end", width - RIGHT, HEIGHT - 4, below);
    }

    private SvgChart(String title, double width, DoubleUnaryOperator place, double margin, double first, double last,
                     double least, double most, DoubleFunction<String> label) {
        this.width = width;
        this.place = place;
        this.margin = margin;
        this.first = place.applyAsDouble(first);
        this.last = place.applyAsDouble(last);
        double step = step(most - least);
        this.least = Math.floor(least / step) * step;
        this.most = Math.ceil(most / step * 1.0001) * step;
        svg.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%n",
                width, HEIGHT, Html.escaped(title)));
        for (double at = this.least; at <= this.most + step / 2; at += step) {
            line("grid", LEFT, y(at), width - RIGHT, y(at));
            text("tick end", LEFT - 6, y(at) + 4, label.apply(at));
        }
    }

    private void tick(double at, String label) {
        text("tick middle", x(at), HEIGHT - BOTTOM + 18, label);
    }

    /// 1, 2 or 5 times a power of ten, so that there are about five of them (P. S. Heckbert, "Nice numbers for graph
    /// labels", 1990).
    private static double step(double most) {
        double rough = most / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double part = rough / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }

    private double x(double size) {
        double room = width - LEFT - RIGHT;
        double beside = room * margin;
        return last == first ? LEFT + room / 2
                : LEFT + beside + (place.applyAsDouble(size) - first) / (last - first) * (room - 2 * beside);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (value - least) / (most - least) * (HEIGHT - TOP - BOTTOM);
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        svg.append(String.format(Locale.ROOT, "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style, x1, y1, x2, y2));
    }

    private void text(String style, double x, double y, String words) {
        svg.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", style, x, y,
                Html.escaped(words)));
    }

    /// One run. Its words are shown where the mouse rests.
    SvgChart point(String style, double size, double value, String words) {
        svg.append(String.format(Locale.ROOT, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s</title>"
                + "</circle>%n", style, x(size), y(Math.min(value, most)), Html.escaped(words)));
        return this;
    }

    /// Which points are what, below a chart of moments.
    ///
    /// @param words by the styles of points
    SvgChart key(SequencedMap<String, String> words) {
        double x = LEFT;
        for (Map.Entry<String, String> entry : words.entrySet()) {
            svg.append(String.format(Locale.ROOT, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>%n",
                    entry.getKey(), x, HEIGHT - 8));
            text("tick", x + 8, HEIGHT - 4, entry.getValue());
            x += KEY + LETTER * entry.getValue().length();
        }
        return this;
    }

    /// From a figure to another at one size, with bars at its ends.
    SvgChart interval(double size, double low, double high) {
        double bottom = y(Math.max(0, low));
        double top = y(Math.min(high, most));
        line("interval", x(size), bottom, x(size), top);
        line("interval", x(size) - 5, bottom, x(size) + 5, bottom);
        line("interval", x(size) - 5, top, x(size) + 5, top);
        return this;
    }

    /// Where something ends on the axis of sizes, if that is within it, and what. The words are on the side that has
    /// more room.
    SvgChart mark(double size, String words) {
        if (first < Math.log(size) && Math.log(size) < last) {
            line("mark", x(size), 0, x(size), y(0));
            boolean isLeft = x(size) > width / 2;
            text(isLeft ? "tick end" : "tick", x(size) + (isLeft ? -4 : 4), TOP - 3, words);
        }
        return this;
    }

    /// A column from 0 up to a figure.
    ///
    /// @param bad whether that is too much
    SvgChart column(double size, double value, String words, boolean bad) {
        svg.append(String.format(Locale.ROOT, "<rect class=\"column%s\" x=\"%.1f\" y=\"%.1f\" width=\"16\" "
                + "height=\"%.1f\"><title>%s</title></rect>%n", bad ? " much" : "", x(size) - 8, y(value),
                y(0) - y(value), Html.escaped(words)));
        return this;
    }

    /// Straight from point to point.
    SvgChart path(String style, List<double[]> points) {
        var path = new StringBuilder();
        points.forEach(p -> path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p[0]), y(p[1]))));
        svg.append("<polyline class=\"").append(style).append("\" points=\"").append(path.toString().strip())
                .append("\"/>\n");
        return this;
    }

    /// A function of the size, as far as it is within the chart.
    SvgChart curve(String style, DoubleUnaryOperator function) {
        return path(style, IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> Math.exp(first + (last - first) * i / STEPS))
                .mapToObj(size -> new double[] {size, function.applyAsDouble(size)})
                .filter(p -> p[1] >= 0 && p[1] <= most).toList());
    }

    @Override
    public String toString() {
        return svg + "</svg>\n";
    }
}
