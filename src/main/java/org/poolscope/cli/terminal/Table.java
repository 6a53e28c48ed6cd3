package org.poolscope.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.poolscope.text.Printable;

/// A table of text: numbers to the right, words to the left, two blanks between the columns.
public final class Table {

    private static final String GAP = "  ";

    /// Room for a word in the last column.
    private static final int LEAST_WORDS = 8;

    /// To which side of its column a cell goes.
    public enum Side { LEFT, RIGHT }

    private final List<Side> sides;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(Side... sides) {
        this.sides = List.of(sides);
    }

    /// @param cells from wherever: what is in them stays in them
    public Table row(String... cells) {
        if (cells.length != sides.size()) {
            throw new IllegalArgumentException(sides.size() + " columns, but " + cells.length + " cells");
        }
        rows.add(Stream.of(cells).map(Printable::of).toList());
        return this;
    }

    /// The rows as lines, without blanks at their ends.
    public List<String> lines() {
        return lines(allColumns());
    }

    /// The rows as lines that fit a width, so that no terminal breaks them in the middle of a number. Columns are left
    /// out for that, and only the words of the last one may still be longer.
    ///
    /// @param width       characters in a line
    /// @param dispensable columns, counted from 0, those first that go first
    public List<String> lines(int width, int... dispensable) {
        List<Integer> columns = allColumns();
        for (int next = 0; next < dispensable.length && leastWidth(columns) > width; next++) {
            columns.remove(Integer.valueOf(dispensable[next]));
        }
        return lines(columns);
    }

    private List<Integer> allColumns() {
        return new ArrayList<>(IntStream.range(0, sides.size()).boxed().toList());
    }

    private int leastWidth(List<Integer> columns) {
        return (columns.size() - 1) * GAP.length() + columns.stream()
                .mapToInt(column -> column == sides.size() - 1 ? Math.min(LEAST_WORDS, width(column)) : width(column))
                .sum();
    }

    private List<String> lines(List<Integer> columns) {
        return rows.stream().map(cells -> line(cells, columns)).toList();
    }

    private String line(List<String> cells, List<Integer> columns) {
        var line = new StringBuilder();
        for (int column : columns) {
            String cell = cells.get(column);
            String pad = " ".repeat(width(column) - cell.length());
            line.append(line.isEmpty() ? "" : GAP).append(sides.get(column) == Side.LEFT ? cell + pad : pad + cell);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
