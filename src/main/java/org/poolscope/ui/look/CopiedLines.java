package org.poolscope.ui.look;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.poolscope.text.Printable;

/// What is copied of some lines of a table: its headings and a line for each, with tabs between the cells, whatever is
/// in them. Figures are copied so that a spreadsheet reads them, with their unit in the heading. Immutable; any thread.
///
/// @param columns those that are shown and have a heading, from left to right
public record CopiedLines(List<Column> columns) {

    /// @param place  of the column in the table's model
    /// @param figure whether figures are in it
    public record Column(String heading, int place, boolean figure) {}

    /// What the table's model says of a line.
    @FunctionalInterface
    public interface Cells {
        Object at(int line, int column);
    }

    public CopiedLines {
        columns = List.copyOf(columns);
    }

    /// @param lines how many there are
    public String of(int lines, Cells cells) {
        List<List<String>> copied = columns.stream().map(column -> column(column, lines, cells)).toList();
        return IntStream.rangeClosed(0, lines)
                .mapToObj(line -> copied.stream().map(column -> column.get(line)).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    /// A column's heading, and its cells.
    private static List<String> column(Column column, int lines, Cells cells) {
        List<String> shown = IntStream.range(0, lines)
                .mapToObj(line -> Printable.of(String.valueOf(cells.at(line, column.place())))).toList();
        List<String> all = new ArrayList<>(lines + 1);
        if (column.figure()) {
            PlainFigures figures = PlainFigures.of(shown);
            all.add(column.heading() + (figures.unit().isEmpty() ? "" : " (" + figures.unit() + ")"));
            all.addAll(figures.cells());
        } else {
            all.add(column.heading());
            all.addAll(shown);
        }
        return all;
    }
}
