package org.poolscope.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// A table of text: numbers to the right, words to the left, two blanks between the columns.
public final class Table {

    private static final String GAP = "  ";

    /// To which side of its column a cell goes.
    public enum Side { LEFT, RIGHT }

    private final List<Side> sides;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(Side... sides) {
        this.sides = List.of(sides);
    }

    public Table row(String... cells) {
        if (cells.length != sides.size()) {
            throw new IllegalArgumentException(sides.size() + " columns, but " + cells.length + " cells");
        }
        rows.add(List.of(cells));
        return this;
    }

    /// The rows as lines, without blanks at their ends.
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String pad = " ".repeat(width(column) - cell.length());
            line.append(column == 0 ? "" : GAP).append(sides.get(column) == Side.LEFT ? cell + pad : pad + cell);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
