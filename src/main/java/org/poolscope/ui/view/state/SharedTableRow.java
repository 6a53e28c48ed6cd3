package org.poolscope.ui.view.state;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.ItemFigures.Figure;
import org.poolscope.live.Series;
import org.poolscope.live.SharedObjects.SharedRow;
import org.poolscope.text.Figures;
import org.poolscope.ui.view.state.SharedColumn.Scene;
import org.poolscope.workload.ItemReport;

/// One row of the table of what processes share: an object, or a figure that items tell of themselves, which is shared
/// by nobody but summed up over all of them.
sealed interface SharedTableRow {

    /// What it is known by as long as it is there.
    String key();

    /// What its cell in a column says.
    String text(SharedColumn column, Scene in);

    /// What its state was over time; null where nothing is kept of that.
    @Nullable Series history();

    /// A shared object.
    record Shared(SharedRow row, @Nullable Series history) implements SharedTableRow {

        @Override
        public String key() {
            return row.value().name();
        }

        @Override
        public String text(SharedColumn column, Scene in) {
            return column.text(row, in);
        }
    }

    /// A figure over all items, and what those that run have told of it.
    ///
    /// @param now by worker
    record Told(Figure figure, Map<Integer, ItemReport> now, @Nullable Series history) implements SharedTableRow {

        @Override
        public String key() {
            return (figure.counted() ? "+=" : "=") + figure.name();
        }

        @Override
        public String text(SharedColumn column, Scene in) {
            return switch (column) {
                case NAME -> figure.name();
                case KIND -> in.texts().get(figure.counted() ? "shared.kind.told.counter" : "shared.kind.told.gauge");
                case STATE -> Figures.amount(figure.counted() ? figure.sum() : figure.last());
                case TRAFFIC -> figure.items() < 2 ? "" : in.texts().format("shared.spread",
                        Figures.amount(figure.min()), Figures.amount(figure.mean()), Figures.amount(figure.max()));
                case OWNER -> in.texts().format("shared.items", figure.items(), Figures.count(figure.items()));
                case WAITING -> now.entrySet().stream().filter(entry -> tells(entry.getValue()))
                        .map(entry -> in.texts().format("shared.told", Integer.toString(entry.getKey()),
                                Figures.amount(entry.getValue().values().get(figure.name()).amount())))
                        .collect(Collectors.joining(", "));
                case ATTACHED, BYTES -> "";
            };
        }

        private boolean tells(ItemReport report) {
            ItemReport.Value value = report.values().get(figure.name());
            return value != null && value.counted() == figure.counted();
        }
    }
}
