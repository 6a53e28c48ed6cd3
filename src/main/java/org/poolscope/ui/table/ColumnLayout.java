package org.poolscope.ui.table;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;
import javax.swing.table.TableColumnModel;
import org.jspecify.annotations.Nullable;

/// Which columns of a table are shown, and how wide they are: as wide as they usually are, or as somebody has made
/// them. Event dispatch thread only.
public final class ColumnLayout {

    private static final int LEAST = 20;
    private static final int MOST = 260;

    /// Below this the column that takes the room that is left gives none, and the table scrolls sideways.
    private static final int LEAST_FLEXIBLE = 90;
    private static final String HIDDEN = "hidden";

    private final DataTable table;
    private final List<TableColumn> all = new ArrayList<>();
    private final Map<TableColumn, Integer> usual = new HashMap<>();
    private final Map<TableColumn, Integer> longest = new HashMap<>();
    private final Set<TableColumn> sized = new HashSet<>();

    /// Those that mean nothing now, and whether each is to be shown once it does.
    private final Map<TableColumn, Boolean> absent = new HashMap<>();
    private @Nullable TableColumn flexible;

    ColumnLayout(DataTable table) {
        this.table = table;
        IntStream.range(0, table.getColumnCount()).mapToObj(table.getColumnModel()::getColumn).forEach(all::add);
    }

    /// All columns that mean something, in the model's order, whether they are shown or not.
    List<TableColumn> all() {
        return all.stream().filter(column -> !absent.containsKey(column)).toList();
    }

    /// A column of the model, whatever it means and whether it is shown or not.
    TableColumn of(int modelColumn) {
        return all.get(modelColumn);
    }

    /// Leaves out a column that means nothing for what the table has in it, or brings it back as the reader had it.
    public void setMeaningful(String name, boolean meaningful) {
        TableColumn column = all.stream().filter(it -> name.equals(it.getIdentifier())).findFirst().orElseThrow();
        if (meaningful == !absent.containsKey(column)) {
            return;
        }
        if (meaningful) {
            show(column, absent.remove(column));
        } else {
            boolean shown = isShown(column);
            show(column, false);
            absent.put(column, shown);
        }
        table.revalidate();
    }

    /// To be called when all columns have their usual width, which is at least that of their heading: each has a name,
    /// by which its layout is remembered.
    ///
    /// @param names    of the model's columns
    /// @param stretchy which of them takes the room that is left
    public void begin(List<String> names, int stretchy) {
        begin(names);
        flexible = all.get(stretchy);
    }

    /// The same of a table whose columns all share the room that is left.
    public void begin(List<String> names) {
        for (int i = 0; i < all.size(); i++) {
            TableColumn column = all.get(i);
            column.setIdentifier(names.get(i));
            column.setMinWidth(UIScale.scale(LEAST));
            column.setMaxWidth(Integer.MAX_VALUE);
            column.setPreferredWidth(Math.max(column.getPreferredWidth(), widthOfHeading(column)));
            usual.put(column, column.getPreferredWidth());
        }
    }

    private int widthOfHeading(TableColumn column) {
        TableCellRenderer cells = column.getHeaderRenderer() == null
                ? table.getTableHeader().getDefaultRenderer() : column.getHeaderRenderer();
        return cells.getTableCellRendererComponent(table, column.getHeaderValue(), false, false, -1,
                column.getModelIndex()).getPreferredSize().width;
    }

    boolean isShown(TableColumn column) {
        return indexOf(column) >= 0;
    }

    private int indexOf(TableColumn column) {
        TableColumnModel shown = table.getColumnModel();
        return IntStream.range(0, shown.getColumnCount()).filter(i -> shown.getColumn(i) == column).findFirst()
                .orElse(-1);
    }

    /// Shows a column at its place, or hides it; the last one stays.
    void show(TableColumn column, boolean shown) {
        if (absent.containsKey(column)) {
            absent.put(column, shown);
            return;
        }
        TableColumnModel model = table.getColumnModel();
        if (shown && !isShown(column)) {
            model.addColumn(column);
            int place = (int) all.stream().takeWhile(it -> it != column).filter(this::isShown).count();
            model.moveColumn(model.getColumnCount() - 1, place);
        } else if (!shown && model.getColumnCount() > 1) {
            model.removeColumn(column);
        }
    }

    /// Makes room for what is longer than all before it, within reason, unless somebody has sized its column.
    ///
    /// @param cell as it is drawn with the whole text
    public void makeRoom(TableColumn column, String text, Component cell) {
        if (text.length() <= longest.getOrDefault(column, 0) || sized.contains(column)) {
            return;
        }
        longest.put(column, text.length());
        int wanted = Math.min(UIScale.scale(MOST), cell.getPreferredSize().width)
                + table.getIntercellSpacing().width;
        if (wanted > column.getPreferredWidth()) {
            // Not while the table is being painted.
            EventQueue.invokeLater(() -> widen(column, wanted));
        }
    }

    private void widen(TableColumn column, int wanted) {
        if (wanted > column.getPreferredWidth() && !sized.contains(column)) {
            column.setPreferredWidth(wanted);
            table.revalidate();
        }
    }

    void layOut() {
        TableColumn dragged = table.getTableHeader().getResizingColumn();
        if (dragged != null) {
            sized.add(dragged);
            dragged.setPreferredWidth(dragged.getWidth());
        }
        List<TableColumn> shown = all.stream().filter(this::isShown).toList();
        int left = table.getWidth() - shown.stream().mapToInt(TableColumn::getPreferredWidth).sum();
        List<TableColumn> stretchy = shown.stream()
                .filter(column -> !sized.contains(column) && (flexible == null || column == flexible)).toList();
        int each = stretchy.isEmpty() ? 0 : Math.max(-give(), left) / stretchy.size();
        for (TableColumn column : shown) {
            column.setWidth(column.getPreferredWidth() + (stretchy.contains(column) ? each : 0));
        }
    }

    /// How much narrower the table can be before it has to scroll sideways.
    int give() {
        return flexible == null || !isShown(flexible) || sized.contains(flexible) ? 0
                : Math.max(0, flexible.getPreferredWidth() - UIScale.scale(LEAST_FLEXIBLE));
    }

    /// All columns, as wide as they usually are.
    void reset() {
        sized.clear();
        longest.clear();
        all.forEach(column -> {
            show(column, true);
            column.setPreferredWidth(usual.getOrDefault(column, column.getPreferredWidth()));
        });
        table.revalidate();
    }

    /// What is not as usual, as [#restore] takes it: `PID=80,GC=hidden`. Widths are before scaling.
    public String changes() {
        return all.stream().filter(column -> sized.contains(column) || !isWanted(column))
                .map(column -> column.getIdentifier() + "="
                        + (isWanted(column) ? String.valueOf(UIScale.unscale(column.getPreferredWidth())) : HIDDEN))
                .collect(Collectors.joining(","));
    }

    private boolean isWanted(TableColumn column) {
        return absent.getOrDefault(column, isShown(column));
    }

    /// Brings back what [#changes] said; what cannot be read is as usual.
    public void restore(String changes) {
        for (String change : changes.split(",")) {
            String[] parts = change.split("=");
            all.stream().filter(column -> parts.length == 2 && column.getIdentifier().equals(parts[0]))
                    .forEach(column -> restore(column, parts[1]));
        }
    }

    private void restore(TableColumn column, String how) {
        if (how.equals(HIDDEN)) {
            show(column, false);
        } else if (how.matches("\\d{1,4}")) {
            sized.add(column);
            column.setPreferredWidth(UIScale.scale(Math.max(LEAST, Integer.parseInt(how))));
        }
    }
}
