package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.table.DefaultTableModel;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;

class TableBelowTest {

    private static final int HEIGHT = 600;

    private final DefaultTableModel rows = new DefaultTableModel(0, 1);

    @Test
    void shouldLeaveTheRoomOfAnEmptyTableToAllTabsButTheFirst() throws Exception {
        Edt.run(() -> {
            var tabs = new JTabbedPane();
            tabs.addTab("first", new JPanel());
            tabs.addTab("second", new JPanel());
            var split = new TableBelow(tabs, new JTable(rows));

            assertTrue(heightOf(tabs, split) < HEIGHT, "the table belongs to the first");
            tabs.setSelectedIndex(1);
            assertEquals(HEIGHT, heightOf(tabs, split));
            rows.addRow(new Object[] {"worker 1"});
            int withRow = heightOf(tabs, split);
            assertTrue(withRow < HEIGHT, "there is a row to be seen");
            rows.setRowCount(0);
            assertEquals(HEIGHT, heightOf(tabs, split));
            tabs.setSelectedIndex(0);
            assertEquals(withRow, heightOf(tabs, split));
        });
    }

    private static int heightOf(JTabbedPane tabs, TableBelow split) {
        split.setSize(400, HEIGHT);
        Components.layOut(split);
        return tabs.getHeight();
    }
}
