package org.poolscope.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Strips;
import org.poolscope.compare.waterfall.Strips.Strip;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// When the workers of each pool size were at tasks as SVG: a line for each worker, one size below the other, all on
/// one clock.
final class TimelineStrips {

    private static final double WIDTH = 1000;
    private static final double LEFT = 40;
    private static final double RIGHT = 70;
    private static final double LINE = 6;
    private static final double GAP = 10;
    private static final double LETTERS = 4;

    /// Shares of a span are told apart in so many steps: spans alike are one.
    private static final int STEPS = 10;
    private static final double WHOLE = 100;

    private final StringBuilder svg = new StringBuilder();

    private TimelineStrips() {}

    /// @param sizes what is known of each
    /// @return empty if nobody knows when workers were at tasks
    static Optional<String> of(Map<Integer, Slices> sizes, Texts texts) {
        Strips strips = Strips.of(sizes, WIDTH - LEFT - RIGHT, GAP, lines -> lines * LINE);
        return strips.strips().isEmpty() ? Optional.empty() : Optional.of(new TimelineStrips().drawn(strips, texts));
    }

    private String drawn(Strips strips, Texts texts) {
        append("<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%n", WIDTH, strips.height(),
                Html.escaped(texts.get("timelines.title")));
        strips.strips().forEach(this::strip);
        return svg.append("</svg>\n").toString();
    }

    private void strip(Strip strip) {
        double above = GAP / 2;
        double base = above + strip.top() + strip.height() / 2 + LETTERS;
        append("<text class=\"end\" x=\"%.0f\" y=\"%.1f\">%d</text>%n", LEFT - LETTERS, base, strip.size());
        for (int worker = 0; worker < strip.busy().size(); worker++) {
            line(strip.busy().get(worker), strip.length(), above + strip.top(worker));
        }
        append("<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", LEFT + strip.length() + LETTERS, base,
                Html.escaped(Figures.exactSeconds(strip.seconds())));
    }

    private void line(List<Integer> busy, double length, double y) {
        append("<rect class=\"idle\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", LEFT, y, length,
                LINE - 1);
        double span = length / busy.size();
        for (int from = 0, to; from < busy.size(); from = to) {
            to = from + 1;
            while (to < busy.size() && step(busy.get(to)) == step(busy.get(from))) {
                to++;
            }
            if (step(busy.get(from)) > 0) {
                append("<rect class=\"column\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
                        + "fill-opacity=\"%.1f\"/>", LEFT + from * span, y, (to - from) * span, LINE - 1,
                        (double) step(busy.get(from)) / STEPS);
            }
        }
        svg.append('\n');
    }

    private static long step(int percent) {
        return Math.round(STEPS * percent / WHOLE);
    }

    private void append(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
