package org.poolscope.ui.view;

import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.LiveModel;
import org.poolscope.live.ProcessNames;
import org.poolscope.live.SharedObjects.SharedRow;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.Texts;

/// The shared objects of a run as of its last frame.
@SuppressWarnings("serial")
final class SharedTableModel extends AbstractTableModel {

    private final Texts texts = Texts.of(SharedTableModel.class);
    private transient List<SharedRow> rows = List.of();
    private transient SharedColumn.@Nullable Scene scene;

    void update(LiveModel model) {
        int before = rows.size();
        boolean completed = model.report().filter(report -> report.outcome() == Outcome.COMPLETED).isPresent();
        scene = new SharedColumn.Scene(new ProcessNames(model), completed, texts);
        rows = model.shared().rows();
        if (rows.size() == before) {
            if (before > 0) {
                fireTableRowsUpdated(0, before - 1);
            }
        } else {
            fireTableDataChanged();
        }
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
