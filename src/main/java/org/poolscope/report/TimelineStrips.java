package org.poolscope.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Load;
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
        double longest = sizes.values().stream().mapToDouble(Slices::length).max().orElse(0);
        int lines = sizes.values().stream().flatMap(slices -> slices.load().stream()).mapToInt(load ->
                load.busy().size()).sum();
        return lines == 0 || longest <= 0 ? Optional.empty()
                : Optional.of(new TimelineStrips().drawn(sizes, longest, lines, texts));
    }

    private String drawn(Map<Integer, Slices> sizes, double longest, int lines, Texts texts) {
        append("<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%n", WIDTH,
                lines * LINE + sizes.size() * GAP, Html.escaped(texts.get("timelines.title")));
        double y = GAP / 2;
        for (Map.Entry<Integer, Slices> size : sizes.entrySet()) {
            Load load = size.getValue().load().orElse(new Load(1, 0));
            if (!load.busy().isEmpty()) {
                double seconds = size.getValue().length();
                strip(size.getKey(), load.busy(), seconds, (WIDTH - LEFT - RIGHT) * seconds / longest, y);
                y += load.busy().size() * LINE + GAP;
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private void strip(int size, List<List<Integer>> busy, double seconds, double length, double y) {
        double height = busy.size() * LINE;
        double base = y + height / 2 + LETTERS;
        append("<text class=\"end\" x=\"%.0f\" y=\"%.1f\">%d</text>%n", LEFT - LETTERS, base, size);
        for (int worker = 0; worker < busy.size(); worker++) {
            line(busy.get(worker), length, y + worker * LINE);
        }
        append("<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", LEFT + length + LETTERS, base,
                Html.escaped(Figures.exactSeconds(seconds)));
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
