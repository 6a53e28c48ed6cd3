package org.poolscope.cli.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.poolscope.cli.terminal.Table;
import org.poolscope.cli.terminal.Table.Side;
import org.poolscope.compare.measured.Grid;
import org.poolscope.compare.measured.Grid.Cell;

/// Every pool size with every number of threads for each item, for a person to read: the median times, the advised one
/// with a star.
final class GridText {

    private GridText() {}

    /// A row for each number of threads, a column for each pool size, with a row of names above.
    static List<String> lines(Grid grid) {
        List<Integer> sizes = grid.sizes();
        var table = new Table(Collections.nCopies(sizes.size() + 1, Side.RIGHT).toArray(Side[]::new));
        table.row(row("threads \\ workers", sizes.stream().map(size -> size + " ").toList()));
        for (int threads : grid.threads()) {
            table.row(row(Integer.toString(threads), sizes.stream().map(size -> cell(grid, grid.at(size, threads)))
                    .toList()));
        }
        return table.lines();
    }

    private static String[] row(String name, List<String> cells) {
        var row = new ArrayList<String>();
        row.add(name);
        row.addAll(cells);
        return row.toArray(String[]::new);
    }

    private static String cell(Grid grid, Cell cell) {
        return (cell.median().isPresent() ? Digits.seconds(cell.median().getAsDouble()) : "–")
                + (grid.advised().filter(cell::equals).isPresent() ? "*" : " ");
    }
}
