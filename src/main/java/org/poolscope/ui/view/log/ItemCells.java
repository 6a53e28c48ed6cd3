package org.poolscope.ui.view.log;

import java.awt.Component;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.TableColumn;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.ItemLine;
import org.poolscope.live.ItemState;
import org.poolscope.ui.look.FigureCell;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.WordsCell;
import org.poolscope.ui.table.DataTable;
import org.poolscope.workload.Texts;

/// How the cells of the items' table are drawn: a failure is told by icon, word and colour.
final class ItemCells {

    private ItemCells() {}

    private static ItemState state(JTable table, int row) {
        return ((HasLines) table).lineAt(row) instanceof ItemLine line ? line.state() : ItemState.RUNNING;
    }

    /// A cell with a number. Of what programs have used, its tip says how well that is known.
    @SuppressWarnings("serial")
    static final class Figure extends FigureCell {

        private final Texts texts = Texts.of(ItemCells.class);
        private final ItemColumn column;
        private @Nullable ItemLine line;

        Figure(ItemColumn column) {
            this.column = column;
        }

        @Override
        public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                       boolean focused, int row, int place) {
            line = ((HasLines) table).lineAt(row) instanceof ItemLine item ? item : null;
            return super.getTableCellRendererComponent(table, value, selected, focused, row, place);
        }

        @Override
        public @Nullable String getToolTipText() {
            return line == null ? null
                    : column.accuracyOf(line).map(accuracy -> texts.get("item.accuracy." + accuracy)).orElse(null);
        }
    }

    /// A cell with words, in the first column with the icon of the result. A name is cut in its middle: those of a
    /// batch are alike at their beginning.
    @SuppressWarnings("serial")
    static final class Words extends WordsCell {

        private final boolean isName;
        private final @Nullable Icon success;
        private final @Nullable Icon failure;
        private String whole = "";

        Words(ItemColumn what) {
            isName = what == ItemColumn.NAME;
            boolean withIcon = what == ItemColumn.RESULT;
            success = withIcon ? Icons.stamped("success") : null;
            failure = withIcon ? Icons.stamped("danger") : null;
        }

        @Override
        public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                       boolean focused, int row, int column) {
            super.getTableCellRendererComponent(table, value, selected, false, row, column);
            ItemState state = state(table, row);
            // What was ended with the run is neither.
            setIcon(state == ItemState.DONE ? success : state == ItemState.FAILED ? failure : null);
            if (!selected) {
                setForeground(state == ItemState.FAILED ? UIManager.getColor("Poolscope.danger")
                        : table.getForeground());
            }
            whole = getText();
            if (isName) {
                TableColumn names = table.getColumnModel().getColumn(column);
                ((DataTable) table).columns().makeRoom(names, whole, this);
                cutInside(names.getWidth());
            }
            return this;
        }

        /// Asked for where the mouse rests; to set it for each cell that is drawn takes longer than to draw it.
        @Override
        public @Nullable String getToolTipText() {
            return whole.isEmpty() ? null : whole;
        }
    }
}
