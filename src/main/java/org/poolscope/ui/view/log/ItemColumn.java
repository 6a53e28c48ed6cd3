package org.poolscope.ui.view.log;

import static org.poolscope.ui.look.ColumnShape.figures;
import static org.poolscope.ui.look.ColumnShape.words;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.live.ItemLine;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.ColumnShape;
import org.poolscope.workload.Texts;

/// The columns of the items' table, from left to right.
public enum ItemColumn {
    RESULT(words(84), (_, _) -> ""),
    NAME(words(300), (line, _) -> line.name()),
    ITEMS(figures(80), (line, _) -> Figures.count(line.items())),
    WORKER(figures(70), (line, _) -> line.worker() == 0 ? "" : Integer.toString(line.worker())),
    ELAPSED(figures(84), (line, _) -> Figures.seconds(line.elapsed().toNanos())),
    MESSAGE(words(300), (line, _) -> told(line));

    /// What a cell says of a line.
    private interface Cell {
        String of(ItemLine line, Texts texts);
    }

    private final ColumnShape shape;
    private final Cell cell;

    ItemColumn(ColumnShape shape, Cell cell) {
        this.shape = shape;
        this.cell = cell;
    }

    ColumnShape shape() {
        return shape;
    }

    /// What is to be said of it, and then the figures that it told of itself.
    static String told(ItemLine line) {
        return Stream.concat(Stream.of(line.message()).filter(message -> !message.isEmpty()),
                        line.report().values().entrySet().stream()
                                .map(value -> value.getKey() + " " + Figures.amount(value.getValue().amount())))
                .collect(Collectors.joining(", "));
    }

    Function<ItemLine, String> cell(Texts texts) {
        return this == RESULT
                ? line -> texts.get(line.success() ? "item.done" : "item.failed")
                : line -> cell.of(line, texts);
    }

    String title(Texts texts) {
        return texts.get("item." + name());
    }
}
