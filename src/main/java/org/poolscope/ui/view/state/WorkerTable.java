package org.poolscope.ui.view.state;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.RowSorter;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;
import javax.swing.table.TableColumn;
import javax.swing.table.TableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.LiveModel;
import org.poolscope.live.WorkerRow;
import org.poolscope.process.usage.system.ProportionalMemory;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.HeaderCell;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.table.DataTable;
import org.poolscope.workload.Texts;

/// Every worker process there was, a row each, in order of launch: the legend of the charts. Rows change in place;
/// those that have ended stay. A worker that runs programs is opened by a click on the sign before its number, two on
/// its row, or the right arrow key: then their processes are below it.
@SuppressWarnings("serial")
public final class WorkerTable extends DataTable implements SessionListener {

    private final Texts texts = Texts.of(WorkerTable.class);
    private final WorkerTableModel workers;
    private final MemoryTip memoryTip =
            new MemoryTip(ProportionalMemory::of, task -> Thread.ofVirtual().name("poolscope-pss").start(task));
    private long shown;
    private @Nullable LiveModel latest;

    public WorkerTable() {
        this(new WorkerTableModel());
    }

    private WorkerTable(WorkerTableModel model) {
        super(model);
        workers = model;
        setName("workers");
        getAccessibleContext().setAccessibleName(texts.get("worker.table"));
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        for (WorkerColumn column : WorkerColumn.values()) {
            dress(getColumnModel().getColumn(column.ordinal()), column);
        }
        columns().begin(Arrays.stream(WorkerColumn.values()).map(Enum::name).toList(), WorkerColumn.TASK.ordinal());
        columns().setMeaningful(WorkerColumn.PROCESSES.name(), false);
        addMouseListener(new Opening());
        open("RIGHT", true);
        open("LEFT", false);
    }

    /// Of memory more is known than the cell says, to whoever waits for it.
    @Override
    public @Nullable String getToolTipText(MouseEvent at) {
        int row = rowAtPoint(at.getPoint());
        int column = columnAtPoint(at.getPoint());
        if (row < 0 || column < 0 || convertColumnIndexToModel(column) != WorkerColumn.RSS.ordinal()) {
            return super.getToolTipText(at);
        }
        int line = convertRowIndexToModel(row);
        return memoryTip.of(workers.workerAt(line), workers.childAt(line).orElse(null),
                () -> ToolTipManager.sharedInstance().mouseMoved(at));
    }

    private void dress(TableColumn column, WorkerColumn what) {
        column.setPreferredWidth(UIScale.scale(what.width()));
        column.setCellRenderer(WorkerCells.of(what.kind()));
        boolean words = what.kind() == WorkerColumn.Kind.WORDS || what.kind() == WorkerColumn.Kind.TASK;
        column.setHeaderRenderer(new HeaderCell(
                words ? SwingConstants.LEADING : SwingConstants.TRAILING, what.tip(texts)));
    }

    /// A key that opens the workers that are selected, or closes them.
    private void open(String key, boolean whether) {
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(key), "open." + whether);
        getActionMap().put("open." + whether, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                Arrays.stream(getSelectedRows()).map(WorkerTable.this::convertRowIndexToModel)
                        .mapToObj(workers::workerAt).distinct().toList()
                        .forEach(worker -> workers.setOpen(worker, whether));
            }
        });
    }

    /// A click on the sign before a worker, or two on its row, open it or close it.
    private final class Opening extends MouseAdapter {
        @Override
        public void mouseClicked(MouseEvent click) {
            int row = rowAtPoint(click.getPoint());
            if (row >= 0 && SwingUtilities.isLeftMouseButton(click)
                    && (PidCell.isOnSign(WorkerTable.this, click) || click.getClickCount() == 2)) {
                WorkerRow worker = workers.workerAt(convertRowIndexToModel(row));
                workers.setOpen(worker, !workers.isOpen(worker));
            }
        }
    }

    /// Sorted, the rows below a worker would not be there any more.
    @Override
    public void setRowSorter(@Nullable RowSorter<? extends TableModel> sorter) {
        if (sorter != null && workers != null) {
            workers.setOpens(false);
        }
        super.setRowSorter(sorter);
        if (sorter == null && workers != null) {
            workers.setOpens(true);
        }
    }

    /// Has a listener told which places in the pool are selected, whenever that changes.
    public void onSelection(Consumer<Set<Integer>> listener) {
        getSelectionModel().addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting()) {
                listener.accept(selectedWorkers());
            }
        });
    }

    private Set<Integer> selectedWorkers() {
        return Arrays.stream(getSelectedRows())
                .filter(row -> row < getRowCount())
                .map(this::convertRowIndexToModel)
                .mapToObj(row -> workers.workerAt(row).worker())
                .collect(Collectors.toSet());
    }

    @Override
    public void runBegins(LiveModel model) {
        clearSelection();
        show(model);
    }

    /// What items tell of themselves is no figure that trembles, and seen as it comes.
    @Override
    public void frame(LiveModel model) {
        latest = model;
        if (System.nanoTime() - shown >= Figures.STAY_NANOS) {
            show(model);
        } else {
            workers.showTold();
        }
    }

    /// What items tell.
    @Override
    public boolean moves() {
        return isShowing() && workers.tells();
    }

    @Override
    public void runEnds(LiveModel model) {
        show(model);
    }

    /// The runs of a comparison do not end one by one: what the last frame passed over of the last run is shown here.
    @Override
    public void sessionEnds() {
        if (latest != null) {
            show(latest);
        }
    }

    private void show(LiveModel model) {
        shown = System.nanoTime();
        boolean runsPrograms = !model.memory().isEmpty();
        columns().setMeaningful(WorkerColumn.PROCESSES.name(), runsPrograms);
        // A slot's are those of the process that starts the programs, and nobody's concern; what items tell wants room.
        columns().setMeaningful(WorkerColumn.HEAP.name(), !runsPrograms);
        columns().setMeaningful(WorkerColumn.GC.name(), !runsPrograms);
        workers.show(model.workers());
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return new Dimension(getPreferredSize().width, UIScale.scale(160));
    }
}
