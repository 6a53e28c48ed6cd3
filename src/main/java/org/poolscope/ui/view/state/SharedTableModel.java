package org.poolscope.ui.view.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.LiveModel;
import org.poolscope.live.ProcessNames;
import org.poolscope.live.SharedObjects.SharedRow;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.Texts;

/// The shared objects of a run as of its last frame. A row is the same object for as long as that is there: who has
/// selected it stays with it when others come and go.
@SuppressWarnings("serial")
final class SharedTableModel extends AbstractTableModel {

    private final Texts texts = Texts.of(SharedTableModel.class);
    private final transient List<SharedRow> rows = new ArrayList<>();
    private transient SharedColumn.@Nullable Scene scene;

    void update(LiveModel model) {
        boolean completed = model.report().filter(report -> report.outcome() == Outcome.COMPLETED).isPresent();
        scene = new SharedColumn.Scene(new ProcessNames(model), completed, texts);
        List<SharedRow> now = model.shared().rows();
        removeAllBut(now.stream().map(SharedTableModel::name).collect(Collectors.toSet()));
        for (int i = 0; i < now.size(); i++) {
            if (i < rows.size() && name(rows.get(i)).equals(name(now.get(i)))) {
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

    private void removeAllBut(Set<String> names) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!names.contains(name(rows.get(i)))) {
                remove(i);
            }
        }
    }

    private void remove(int row) {
        rows.remove(row);
        fireTableRowsDeleted(row, row);
    }

    private static String name(SharedRow row) {
        return row.value().name();
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
        return scene == null ? "" : SharedColumn.values()[column].text(rows.get(row), scene);
    }
}
