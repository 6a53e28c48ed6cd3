package org.poolscope.ui.view;

import java.util.function.Function;
import org.poolscope.live.ItemLine;
import org.poolscope.ui.look.Figures;
import org.poolscope.workload.Texts;

/// The columns of the items' table, from left to right.
enum ItemColumn {
    RESULT(false, 84, (_, _) -> ""),
    NAME(false, 220, (line, _) -> line.name()),
    ITEMS(true, 80, (line, _) -> Figures.count(line.items())),
    WORKER(true, 70, (line, _) -> line.worker() == 0 ? "" : Integer.toString(line.worker())),
    ELAPSED(true, 84, (line, _) -> Figures.seconds(line.elapsed().toNanos())),
    MESSAGE(false, 420, (line, _) -> line.message());

    /// What a cell says of a line.
    private interface Cell {
        String of(ItemLine line, Texts texts);
    }

    private final boolean figure;
    private final int width;
    private final Cell cell;

    ItemColumn(boolean figure, int width, Cell cell) {
        this.figure = figure;
        this.width = width;
        this.cell = cell;
    }

    boolean figure() {
        return figure;
    }

    int width() {
        return width;
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
