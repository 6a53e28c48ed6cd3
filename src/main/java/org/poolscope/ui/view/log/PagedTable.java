package org.poolscope.ui.view.log;

import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.StringSelection;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.SortOrder;
import javax.swing.TransferHandler;
import javax.swing.table.TableColumn;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.item.ItemChoice;
import org.poolscope.history.item.ItemChoice.Counts;
import org.poolscope.live.ItemLine;
import org.poolscope.ui.look.CopiedLines;
import org.poolscope.ui.table.DataTable;
import org.poolscope.ui.table.OthersOrder;
import org.poolscope.ui.table.TableOrder;
import org.poolscope.workload.Texts;

/// The items of a run in the journal as a table. While the run is on it follows its end, as long as nobody has scrolled
/// away from it. In another order, which the journal makes, lines that have come since are taken in only while nobody
/// reads it. Event dispatch thread only.
@SuppressWarnings("serial")
final class PagedTable extends DataTable implements HasLines {

    private final PagedLines lines;
    private final transient EndFollower end = new EndFollower(this);
    private final transient Runnable wanted;
    private boolean following;
    private transient Set<AttemptState> states = EnumSet.allOf(AttemptState.class);

    private PagedTable(PagedLines lines, Runnable wanted) {
        super(lines);
        this.lines = lines;
        this.wanted = wanted;
        setTransferHandler(new FromJournal());
        addPropertyChangeListener("rowSorter", event -> {
            if (event.getNewValue() == null) {
                wanted.run();
            }
        });
    }

    /// @param wanted told that another order is wanted
    static PagedTable of(Texts texts, Runnable wanted) {
        ItemColumn[] columns = ItemColumn.values();
        var table = new PagedTable(new PagedLines(Arrays.stream(columns).map(column -> column.title(texts)).toList(),
                Arrays.stream(columns).map(column -> column.cell(texts)).toList()), wanted);
        for (ItemColumn column : columns) {
            dress(table.getColumnModel().getColumn(column.ordinal()), column, texts);
        }
        table.columns().begin(Arrays.stream(columns).map(Enum::name).toList(), ItemColumn.MESSAGE.ordinal());
        table.getAccessibleContext().setAccessibleName(texts.get("items.table"));
        return table;
    }

    static void dress(TableColumn column, ItemColumn what, Texts texts) {
        what.shape().dress(column, what.shape().figure() ? new ItemCells.Figure(what)
                : new ItemCells.Words(what), what.tip(texts));
    }

    /// Copies the rows that are selected: those that were not looked at are read from the journal.
    private void copy(Clipboard clipboard) {
        CopiedLines copied = copied();
        lines.read(getSelectedRows(), read -> copied.of(read.size(), (line, column) ->
                lines.text(read.get(line), column)), text -> put(text, clipboard));
    }

    private static void put(String text, Clipboard clipboard) {
        try {
            clipboard.setContents(new StringSelection(text), null);
        } catch (IllegalStateException _) {
            // Another program has it at the moment, as with every copy.
        }
    }

    private static final class FromJournal extends TransferHandler {

        @Override
        public void exportToClipboard(JComponent source, Clipboard clipboard, int action) {
            var table = (PagedTable) source;
            if (table.getSelectedRowCount() > 0) {
                table.copy(clipboard);
            }
        }
    }

    @Override
    protected TableOrder newOrder() {
        return new OthersOrder(getModel(), this::sortBy, wanted);
    }

    /// Whether it follows its end: not if nothing more will come.
    void follow(boolean wanted) {
        following = wanted;
    }

    /// Shows lines of these states from the next look on.
    void choose(Set<AttemptState> next) {
        states = next;
    }

    private ItemChoice choice() {
        return getRowSorter() instanceof TableOrder order && order.column() >= 0
                ? new ItemChoice(states, ItemColumn.values()[order.column()].by(),
                        order.direction() == SortOrder.ASCENDING)
                : new ItemChoice(states, null, true);
    }

    /// Looks what there is by now.
    ///
    /// @param asked whether somebody wants that who looks at it; else rows that are sorted stay while they are read
    void look(boolean asked, Consumer<Counts> counted) {
        if (!asked && getRowSorter() != null && isBeingRead()) {
            return;
        }
        boolean follow = following && getRowSorter() == null && end.isAtEnd();
        lines.look(choice(), follow, counts -> {
            if (follow && getRowSorter() == null) {
                end.scrollToEnd();
            }
            counted.accept(counts);
        });
    }

    @Override
    public void addNotify() {
        super.addNotify();
        end.watch();
    }

    @Override
    public @Nullable ItemLine lineAt(int row) {
        return row < lines.getRowCount() ? lines.lineAt(row) : null;
    }

    PagedLines lines() {
        return lines;
    }
}
