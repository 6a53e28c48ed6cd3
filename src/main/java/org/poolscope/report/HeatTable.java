package org.poolscope.report;

import java.util.Locale;
import java.util.OptionalDouble;
import org.poolscope.compare.measured.Grid;
import org.poolscope.compare.measured.Grid.Cell;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// Every pool size with every number of threads as a table, the deeper in colour the nearer to the fastest.
final class HeatTable {

    /// As far as this from the fastest there is no colour any more: it takes twice as long.
    private static final double FAR = 1;
    private static final double DEEPEST = 70;

    private HeatTable() {}

    static void write(Grid grid, Html html, Texts texts) {
        html.element("h2", texts.get("grid.title")).raw("<table class=\"heat\">\n<tr>")
                .element("th", texts.get("grid.corner"));
        grid.sizes().forEach(size -> html.element("th", texts.format("grid.size", size)));
        html.raw("</tr>\n");
        for (int threads : grid.threads()) {
            html.raw("<tr>").element("th", texts.format("grid.threads", threads));
            grid.sizes().forEach(size -> cell(grid, grid.at(size, threads), html, texts));
            html.raw("</tr>\n");
        }
        html.raw("</table>\n");
    }

    private static void cell(Grid grid, Cell cell, Html html, Texts texts) {
        OptionalDouble slower = grid.slower(cell);
        double depth = slower.isEmpty() ? 0 : DEEPEST * Math.max(0, 1 - slower.getAsDouble() / FAR);
        boolean advised = grid.advised().filter(cell::equals).isPresent();
        String time = cell.median().stream().mapToObj(Figures::exactSeconds).findFirst().orElse("\u2013");
        html.element(String.format(Locale.ROOT, "td%s style=\"background:color-mix(in srgb,var(--accent) %.0f%%,"
                + "var(--ground))\"", advised ? " class=\"knee\"" : "", depth),
                advised ? texts.format("grid.advised", time) : time);
    }
}
