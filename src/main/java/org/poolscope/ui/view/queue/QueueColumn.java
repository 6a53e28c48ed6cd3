package org.poolscope.ui.view.queue;

import static org.poolscope.ui.look.ColumnShape.figures;
import static org.poolscope.ui.look.ColumnShape.words;

import java.time.ZoneId;
import java.util.function.Function;
import org.poolscope.schedule.queue.QueueEntry;
import org.poolscope.schedule.queue.StartTime;
import org.poolscope.ui.look.ColumnShape;
import org.poolscope.ui.view.history.RowColumn;
import org.poolscope.workload.Texts;

/// The columns of the table of batches, from left to right.
enum QueueColumn implements RowColumn<QueueEntry> {
    STATE(words(120), _ -> ""),
    WORKLOAD(words(165), QueueEntry::workload),
    SETTINGS(words(260), QueueEntry::settings),
    WORKERS(figures(64), QueueEntry::sizes),
    START(words(150), entry -> entry.startAt().map(at -> StartTime.text(at, ZoneId.systemDefault())).orElse("")),
    RUN(figures(50), entry -> entry.run().isPresent() ? Long.toString(entry.run().getAsLong()) : ""),
    NOTE(words(160), QueueEntry::message);

    private final ColumnShape shape;
    private final Function<QueueEntry, String> cell;

    QueueColumn(ColumnShape shape, Function<QueueEntry, String> cell) {
        this.shape = shape;
        this.cell = cell;
    }

    @Override
    public ColumnShape shape() {
        return shape;
    }

    @Override
    public String cell(QueueEntry entry, Texts texts) {
        if (this == WORKLOAD && entry.comparison().isPresent()) {
            return texts.format("comparison", entry.workload());
        }
        if (this != STATE) {
            return cell.apply(entry);
        }
        return texts.get(entry.isStop() ? "state.stop" : "state." + entry.state().word());
    }

    @Override
    public String icon(QueueEntry entry) {
        if (this == WORKLOAD && entry.comparison().isPresent()) {
            return "compare";
        }
        if (this != STATE) {
            return "";
        }
        return entry.isStop() ? "halt" : switch (entry.state()) {
            case WAITING -> "queue";
            case RUNNING -> "run";
            case DONE -> "success";
            case FAILED, BROKEN, REFUSED -> "danger";
            case STOPPED, INTERRUPTED, UNKNOWN -> "caution";
        };
    }
}
