package org.poolscope.ui.table;

import java.util.function.Consumer;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;
import javax.swing.table.TableColumn;
import org.poolscope.workload.Texts;

/// The menus by which columns are hidden and shown, and rows sorted, by mouse or keyboard.
final class ColumnMenu {

    private final Texts texts = Texts.of(ColumnMenu.class);
    private final DataTable table;
    private final ColumnLayout columns;

    ColumnMenu(DataTable table, ColumnLayout columns) {
        this.table = table;
        this.columns = columns;
    }

    void addTo(JPopupMenu popup) {
        popup.add(menu("columns", this::fillColumns));
        popup.add(menu("sort", this::fillSort));
    }

    /// Filled anew whenever it opens.
    private JMenu menu(String key, Consumer<JMenu> fill) {
        var menu = new JMenu(texts.get(key));
        menu.setName(key);
        menu.addMenuListener(new MenuListener() {
            @Override
            public void menuSelected(MenuEvent event) {
                menu.removeAll();
                fill.accept(menu);
            }

            @Override
            public void menuDeselected(MenuEvent event) {}

            @Override
            public void menuCanceled(MenuEvent event) {}
        });
        return menu;
    }

    private void fillColumns(JMenu menu) {
        for (TableColumn column : columns.all()) {
            if (!title(column).isBlank()) {
                var item = new JCheckBoxMenuItem(title(column), columns.isShown(column));
                add(menu, item, String.valueOf(column.getIdentifier()),
                        () -> columns.show(column, item.isSelected()));
            }
        }
        menu.addSeparator();
        add(menu, new JMenuItem(texts.get("columns.usual")), "columns.usual", columns::reset);
    }

    private void fillSort(JMenu menu) {
        for (TableColumn column : columns.all()) {
            if (!title(column).isBlank()) {
                add(menu, new JRadioButtonMenuItem(title(column), table.sortedBy() == column.getModelIndex()),
                        String.valueOf(column.getIdentifier()), () -> table.sortBy(column.getModelIndex()));
            }
        }
        menu.addSeparator();
        add(menu, new JRadioButtonMenuItem(texts.get("sort.usual"), table.sortedBy() < 0), "sort.usual",
                table::sortAsUsual);
    }

    private static void add(JMenu menu, JMenuItem item, String name, Runnable deed) {
        item.setName(name);
        item.addActionListener(_ -> deed.run());
        menu.add(item);
    }

    private static String title(TableColumn column) {
        return String.valueOf(column.getHeaderValue());
    }
}
