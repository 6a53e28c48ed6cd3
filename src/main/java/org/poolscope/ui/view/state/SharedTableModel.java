package org.poolscope.ui.view.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.ItemFigures;
import org.poolscope.live.LiveModel;
import org.poolscope.live.ProcessNames;
import org.poolscope.live.Series;
import org.poolscope.live.SharedObjects;
import org.poolscope.live.SharedSeries;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.SharedState;
import org.poolscope.workload.Texts;

/// The shared objects of a run as of its last frame, and the figures that its items tell. A row is the same object for
/// as long as that is there: who has selected it stays with it when others come and go.
@SuppressWarnings("serial")
final class SharedTableModel extends AbstractTableModel {

    private final Texts texts = Texts.of(SharedTableModel.class);
    private final transient List<SharedTableRow> rows = new ArrayList<>();
    private transient SharedColumn.@Nullable Scene scene;

    void update(LiveModel model) {
        boolean completed = model.report().filter(report -> report.outcome() == Outcome.COMPLETED).isPresent();
        scene = new SharedColumn.Scene(new ProcessNames(model), completed, texts);
        List<SharedTableRow> now = rows(model);
        removeAllBut(now.stream().map(SharedTableRow::key).collect(Collectors.toSet()));
        for (int i = 0; i < now.size(); i++) {
            if (i < rows.size() && rows.get(i).key().equals(now.get(i).key())) {
                rows.set(i, now.get(i));
            } else {
                rows.add(i, now.get(i));
                fireTableRowsInserted(i, i);
            }
        }
        while (rows.size() > now.size()) {
            remove(rows.size() - 1);
        }
        if (!rows.isEmpty()) {
            fireTableRowsUpdated(0, rows.size() - 1);
        }
    }

    private static List<SharedTableRow> rows(LiveModel model) {
        List<SharedTableRow> rows = new ArrayList<>();
        SharedObjects shared = model.shared();
        shared.rows().forEach(row -> rows.add(new SharedTableRow.Shared(row, of(row.value().name(),
                row.value().state() instanceof SharedState.Counter ? shared.counters() : shared.queues()))));
        ItemFigures told = model.figures();
        told.all().forEach(figure -> rows.add(new SharedTableRow.Told(figure, told.running(), figure.counted()
                ? of(figure.name(), shared.counters()) : told.gauge(figure.name()).orElse(null))));
        return rows;
    }

    private static @Nullable Series of(String name, Map<String, SharedSeries> all) {
        SharedSeries its = all.get(name);
        return its == null ? null : its.values();
    }

    /// What a row's state was over time; null where nothing is kept of that.
    @Nullable Series historyAt(int row) {
        return rows.get(row).history();
    }

    private void removeAllBut(Set<String> names) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!names.contains(rows.get(i).key())) {
                remove(i);
            }
        }
    }

    private void remove(int row) {
        rows.remove(row);
        fireTableRowsDeleted(row, row);
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return SharedColumn.values().length;
    }

    @Override
    public String getColumnName(int column) {
        return SharedColumn.values()[column].title(texts);
    }

    @Override
    public String getValueAt(int row, int column) {
        return scene == null ? "" : rows.get(row).text(SharedColumn.values()[column], scene);
    }
}
