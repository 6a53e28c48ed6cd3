package org.poolscope.ui.view.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.ChildRow;
import org.poolscope.live.WorkerRow;
import org.poolscope.workload.Texts;

/// The cells of the worker table as texts, made anew only where a worker has changed, so that drawing them costs
/// nothing and only rows that changed are drawn again. Below a worker that is open are the processes of its programs.
@SuppressWarnings("serial")
final class WorkerTableModel extends AbstractTableModel {

    private static final WorkerColumn[] COLUMNS = WorkerColumn.values();

    private final Texts texts = Texts.of(WorkerTableModel.class);
    private final List<Line> lines = new ArrayList<>();
    private final Set<WorkerRow> open = new HashSet<>();
    private List<WorkerRow> latest = List.of();
    private boolean opens = true;

    /// Brings the rows up to what these workers are now.
    void show(List<WorkerRow> workers) {
        latest = workers;
        if (!lines.isEmpty() && (workers.isEmpty() || lines.getFirst().row != workers.getFirst())) {
            lines.clear();
            open.clear();
            fireTableDataChanged();
        }
        int at = 0;
        for (WorkerRow worker : workers) {
            at = show(worker, null, at);
            if (isOpen(worker)) {
                for (ChildRow child : worker.children()) {
                    at = show(worker, child, at);
                }
            }
        }
        remove(at, lines.size());
    }

    /// Whether the item of any worker tells something.
    boolean tells() {
        return lines.stream().anyMatch(line -> !line.row.report().isEmpty());
    }

    /// Brings the tasks of workers up to date whose items tell something.
    void showTold() {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.child == null && !line.row.report().isEmpty() && line.update(WorkerColumn.TASK.ordinal())) {
                fireTableCellUpdated(i, WorkerColumn.TASK.ordinal());
            }
        }
    }

    /// Brings the line at a place up to this one, and removes others that are before it.
    ///
    /// @return the place after it
    private int show(WorkerRow worker, @Nullable ChildRow child, int at) {
        int found = at;
        while (found < lines.size() && !lines.get(found).isOf(worker, child)) {
            found++;
        }
        if (found == lines.size()) {
            lines.add(at, new Line(worker, child));
            fireTableRowsInserted(at, at);
        } else {
            remove(at, found);
            if (lines.get(at).update(child)) {
                fireTableRowsUpdated(at, at);
            }
        }
        return at + 1;
    }

    private void remove(int from, int to) {
        if (to > from) {
            lines.subList(from, to).clear();
            fireTableRowsDeleted(from, to - 1);
        }
    }

    /// Whether rows may have others below them: not while they are sorted by what they say.
    void setOpens(boolean may) {
        if (opens != may) {
            opens = may;
            show(latest);
        }
    }

    boolean isOpen(WorkerRow worker) {
        return opens && open.contains(worker);
    }

    /// Whether there is something to be opened below a row.
    boolean canOpen(int row) {
        return opens && lines.get(row).child == null && !lines.get(row).row.children().isEmpty();
    }

    void setOpen(WorkerRow worker, boolean whether) {
        if (whether ? open.add(worker) : open.remove(worker)) {
            show(latest);
            int row = 0;
            while (row < lines.size() && !lines.get(row).isOf(worker, null)) {
                row++;
            }
            if (row < lines.size()) {
                fireTableRowsUpdated(row, row);
            }
        }
    }

    WorkerRow workerAt(int row) {
        return lines.get(row).row;
    }

    /// The process that a row is about, if it is about one of a worker's programs.
    Optional<ChildRow> childAt(int row) {
        return Optional.ofNullable(lines.get(row).child);
    }

    @Override
    public int getRowCount() {
        return lines.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.length;
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS[column].title(texts);
    }

    @Override
    public String getValueAt(int row, int column) {
        return lines.get(row).cells[column];
    }

    /// One row: a worker, or a process of its programs, and what its cells said when they were last looked at.
    private static final class Line {

        private final WorkerRow row;
        private @Nullable ChildRow child;
        private final String[] cells = new String[COLUMNS.length];

        Line(WorkerRow row, @Nullable ChildRow child) {
            this.row = row;
            update(child);
        }

        boolean isOf(WorkerRow worker, @Nullable ChildRow other) {
            return row == worker
                    && (child == null ? other == null : other != null && child.pid() == other.pid());
        }

        /// @return whether any cell changed
        boolean update(@Nullable ChildRow now) {
            child = now;
            boolean changed = false;
            for (int i = 0; i < cells.length; i++) {
                changed |= update(i);
            }
            return changed;
        }

        boolean update(int column) {
            String now = child == null ? COLUMNS[column].textOf(row) : COLUMNS[column].textOf(child);
            boolean changed = !now.equals(cells[column]);
            cells[column] = now;
            return changed;
        }
    }
}
