package org.poolscope.ui.view.log;

import static org.poolscope.ui.look.ColumnShape.figures;
import static org.poolscope.ui.look.ColumnShape.words;

import java.util.function.Function;
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
    MESSAGE(words(300), (line, _) -> line.message());

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

    Function<ItemLine, String> cell(Texts texts) {
        return this == RESULT
                ? line -> texts.get(line.success() ? "item.done" : "item.failed")
                : line -> cell.of(line, texts);
    }

    String title(Texts texts) {
        return texts.get("item." + name());
    }
}
