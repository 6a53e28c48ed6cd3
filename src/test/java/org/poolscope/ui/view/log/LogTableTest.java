package org.poolscope.ui.view.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.util.Arrays;
import java.util.List;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.JViewport;
import javax.swing.TransferHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.live.PrintedLine;
import org.poolscope.live.RunScript;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RequiresDisplay;
import org.poolscope.ui.look.Theme;

@RequiresDisplay
class LogTableTest {

    /// How many lines a run's log has at most, half of them the first.
    private static final int KEPT = 10_000;

    private final LiveModel model = new LiveModel();
    private final RunScript run = RunScript.start(model, 1, 10);

    private LogTable<PrintedLine> table;
    private JFrame frame;
    private int printed;

    @BeforeEach
    void open() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            table = new LogTable<>(new LogTableModel<>(List.of(new LogTableModel.Column<>("Line", PrintedLine::text))),
                    "lines");
            table.lines().show(model.printed());
            frame = new JFrame();
            frame.add(new JScrollPane(table));
            frame.setSize(400, 300);
            frame.setVisible(true);
        });
    }

    @AfterEach
    void close() throws Exception {
        Edt.run(frame::dispose);
    }

    private void print(int lines) throws Exception {
        Edt.run(() -> {
            add(lines);
            table.update();
        });
        Edt.run(frame::validate);
    }

    private void add(int lines) {
        for (int i = 0; i < lines; i++) {
            run.printed(1, 1, false, "line " + printed++);
        }
    }

    @Test
    void shouldTellWhenMoreCameThanAnybodyCanHaveRead() throws Exception {
        print(100);
        assertEquals(List.of(false, true, false, true), List.of(floods(3), floods(200), floods(3), floods(2 * KEPT)));
        assertEquals(List.of(false, true), List.of(floods(3), floods(200)), "once the log lets go of lines");
    }

    private boolean floods(int lines) throws Exception {
        boolean flood = Edt.call(() -> {
            add(lines);
            return table.update();
        });
        Edt.run(frame::validate);
        return flood;
    }

    private boolean showsTheLast() throws Exception {
        return Edt.call(() -> table.getVisibleRect().contains(table.getCellRect(table.getRowCount() - 1, 0, true)));
    }

    private void resize(int height) throws Exception {
        Edt.run(() -> {
            frame.setSize(400, height);
            frame.validate();
        });
    }

    @Test
    void shouldStayAtTheEndWhileLinesComeAndWhenItsRoomGetsSmaller() throws Exception {
        print(100);
        assertTrue(showsTheLast(), "it follows");
        resize(200);
        assertTrue(showsTheLast(), "it stays");
        print(100);
        assertTrue(showsTheLast(), "it goes on following");
    }

    @Test
    void shouldStayWhereSomebodyHasScrolledTo() throws Exception {
        print(100);
        Edt.run(() -> table.scrollRectToVisible(table.getCellRect(0, 0, true)));
        resize(200);
        print(100);
        assertEquals(0, Edt.call(() -> table.getVisibleRect().y));
    }

    @Test
    void shouldStayWithTheLinesThatAreReadAndSelectedWhenOthersAreDropped() throws Exception {
        print(KEPT);
        Edt.run(() -> {
            scrollToTop(7000);
            table.setRowSelectionInterval(7003, 7004);
            table.addRowSelectionInterval(10, 10);
        });

        print(1500);

        assertEquals("line 7000", lineAtTheTop());
        assertEquals(List.of("line 10", "line 7003", "line 7004"), selected());
        assertEquals("Line\nline 10\nline 7003\nline 7004", copied());

        print(1500);

        assertEquals("line 8000", lineAtTheTop(), "what was read is gone: what comes next is in its place");
        assertEquals(List.of("line 10"), selected());
    }

    @Test
    void shouldCopyTheLinesThatWereSelectedThoughOthersHaveComeSinceTheLastLook() throws Exception {
        print(KEPT);
        Edt.run(() -> table.setRowSelectionInterval(5000, 5001));

        Edt.run(() -> add(2500));

        assertEquals("Line\nline 5000\nline 5001", copied());
    }

    @Test
    void shouldStayAtTheBeginningThoughLinesAreDroppedInTheMiddle() throws Exception {
        print(KEPT);
        Edt.run(() -> scrollToTop(20));

        print(1500);

        assertEquals("line 20", lineAtTheTop());
    }

    @Test
    void shouldListTheFirstAndTheLastLinesOfAFlood() throws Exception {
        print(6000);
        Edt.run(() -> table.setRowSelectionInterval(5500, 5500));

        print(3 * KEPT);

        assertEquals(List.of(), selected());
        assertEquals(KEPT, Edt.call(table::getRowCount));
        assertEquals("line 4999", text(4999));
        assertEquals("line 31000", text(5000));
        assertEquals("line 35999", text(9999));
    }

    private void scrollToTop(int row) {
        ((JViewport) table.getParent()).setViewPosition(table.getCellRect(row, 0, true).getLocation());
    }

    private String lineAtTheTop() throws Exception {
        return text(Edt.call(() -> table.rowAtPoint(((JViewport) table.getParent()).getViewPosition())));
    }

    private String text(int row) throws Exception {
        return Edt.call(() -> table.getValueAt(row, 0).toString());
    }

    private List<String> selected() throws Exception {
        return Edt.call(() -> Arrays.stream(table.getSelectedRows())
                .mapToObj(row -> table.getValueAt(row, 0).toString()).toList());
    }

    private String copied() throws Exception {
        var clipboard = new Clipboard("of the test");
        Edt.run(() -> table.getTransferHandler().exportToClipboard(table, clipboard, TransferHandler.COPY));
        return (String) clipboard.getData(DataFlavor.stringFlavor);
    }
}
