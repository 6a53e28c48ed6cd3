package org.poolscope.ui.view.history;

import static org.poolscope.ui.look.ColumnShape.figures;
import static org.poolscope.ui.look.ColumnShape.words;

import java.util.function.Function;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.ColumnShape;
import org.poolscope.workload.Texts;

/// The columns of the table of a run's items, from left to right.
enum AttemptColumn implements RowColumn<AttemptEntry> {
    STATE(words(100), _ -> ""),
    NAME(words(260), AttemptEntry::name),
    ITEMS(figures(70), attempt -> Figures.count(attempt.items())),
    WORKER(figures(64), attempt -> attempt.worker() == 0 ? "" : Integer.toString(attempt.worker())),
    ELAPSED(figures(76), attempt -> Figures.seconds(attempt.elapsed().toNanos())),
    MESSAGE(words(260), AttemptEntry::message);

    private final ColumnShape shape;
    private final Function<AttemptEntry, String> cell;

    AttemptColumn(ColumnShape shape, Function<AttemptEntry, String> cell) {
        this.shape = shape;
        this.cell = cell;
    }

    @Override
    public ColumnShape shape() {
        return shape;
    }

    @Override
    public String cell(AttemptEntry attempt, Texts texts) {
        return this == STATE ? texts.get("attempt.state." + attempt.state().word()) : cell.apply(attempt);
    }

    @Override
    public String icon(AttemptEntry attempt) {
        if (this != STATE) {
            return "";
        }
        return switch (attempt.state()) {
            case DONE -> "success";
            case FAILED -> "danger";
            case INTERRUPTED, RETRIED -> "caution";
        };
    }
}
