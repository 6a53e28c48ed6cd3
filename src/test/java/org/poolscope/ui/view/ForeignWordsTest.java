package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.TransferHandler;
import javax.swing.plaf.basic.BasicHTML;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValues;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.view.log.ConsoleColumn;
import org.poolscope.ui.view.log.ConsolePanel;
import org.poolscope.ui.view.log.ItemColumn;
import org.poolscope.ui.view.log.ItemsPanel;
import org.poolscope.ui.view.state.CycleView;
import org.poolscope.ui.view.state.SharedColumn;
import org.poolscope.ui.view.state.SharedPanel;
import org.poolscope.ui.view.state.WorkerColumn;
import org.poolscope.ui.view.state.WorkerTable;
import org.poolscope.workload.InvalidSettingException;

/// Names and words that others have chosen do nothing in the window but be read.
class ForeignWordsTest {

    /// Clears a terminal, begins a line and bold letters, and turns round what comes after.
    private static final String NAME = "a\u001b[2J\n<html><b>images: all succeeded\u202e.jpg";
    private static final String SHOWN = "a\\u001b[2J\\n<html><b>images: all succeeded\\u202e.jpg";

    /// Swing would load the picture.
    private static final String PICTURE = "<html><img src='file:/nowhere.png'>\t";
    private static final String PICTURE_SHOWN = "<html><img src='file:/nowhere.png'>\\t";

    private final LiveModel model = new LiveModel();
    private final RunScript run = RunScript.start(model, 2, 10).worker(0, 1, 1001, 0).worker(0, 2, 1002, 0);

    @BeforeEach
    void look() throws Exception {
        Edt.run(Theme.LIGHT::install);
    }

    private static JLabel cell(JTable table, int row, int column) {
        return (JLabel) table.prepareRenderer(table.getCellRenderer(row, column), row, column);
    }

    private static void assertPlain(String words, JTable table, int row, int column) {
        JLabel cell = cell(table, row, column);
        assertEquals(words, cell.getText());
        assertEquals(words, cell.getToolTipText());
        assertEquals(words, cell.getAccessibleContext().getAccessibleName());
        assertNull(cell.getClientProperty(BasicHTML.propertyKey), "the cell is taken for HTML");
        assertPlainTip(table, cell.getToolTipText());
    }

    private static void assertPlainTip(JComponent owner, String words) {
        var tip = owner.createToolTip();
        tip.setTipText("<html>" + words);
        assertNull(tip.getClientProperty(BasicHTML.propertyKey), "the tip is taken for HTML");
    }

    private JTable items() {
        var items = new ItemsPanel();
        items.runBegins(model);
        run.failed(1, 1, 0.1, NAME, PICTURE).failed(1.2, 2, 0.1, PICTURE, NAME).tick(1.2);
        items.runEnds(model);
        JTable table = Components.named(items, "items", JTable.class);
        table.getColumn(ItemColumn.NAME.name()).setWidth(1000);
        return table;
    }

    private static int at(JTable table, ItemColumn column) {
        return table.getColumnModel().getColumnIndex(column.name());
    }

    @Test
    void shouldListItemsAndReasonsInLinesOfTheirOwnAndAsTheyAreSpelled() throws Exception {
        Edt.run(() -> {
            JTable table = items();

            assertPlain(SHOWN, table, 0, at(table, ItemColumn.NAME));
            assertPlain(PICTURE_SHOWN, table, 0, at(table, ItemColumn.MESSAGE));
            assertPlain(PICTURE_SHOWN, table, 1, at(table, ItemColumn.NAME));
            assertPlain(SHOWN, table, 1, at(table, ItemColumn.MESSAGE));
        });
    }

    @Test
    void shouldCopyOneLineForEachRowWhateverIsInIt() throws Exception {
        Edt.run(() -> {
            JTable table = items();
            table.selectAll();
            var clipboard = new Clipboard("of a test");

            table.getTransferHandler().exportToClipboard(table, clipboard, TransferHandler.COPY);

            assertEquals(List.of("Result\tItem\tItems\tWorker\tStart (s)\tTime (s)\tMessage",
                    "failed\t" + SHOWN + "\t1\t1\t0.90\t0.10\t" + PICTURE_SHOWN,
                    "failed\t" + PICTURE_SHOWN + "\t1\t2\t1.10\t0.10\t" + SHOWN),
                    ((String) clipboard.getData(DataFlavor.stringFlavor)).lines().toList());
            assertFalse(Stream.of(clipboard.getAvailableDataFlavors())
                    .anyMatch(flavor -> flavor.getSubType().equals("html")), "cells are copied as HTML, too");
        });
    }

    @Test
    void shouldShowPrintedLinesEscaped() throws Exception {
        Edt.run(() -> {
            var console = new ConsolePanel();
            console.runBegins(model);
            run.printed(0.5, 1, false, NAME).printed(0.6, 1, true, PICTURE).tick(1);
            console.runEnds(model);

            JTable table = Components.named(console, "console", JTable.class);
            assertPlain(SHOWN, table, 0, ConsoleColumn.LINE.ordinal());
            assertPlain(PICTURE_SHOWN, table, 1, ConsoleColumn.LINE.ordinal());
        });
    }

    @ParameterizedTest
    @CsvSource({"false, 2000", "true, 120"})
    void shouldShowTheLabelsOfTasksEscapedThoughTheyAreCut(boolean cut, int width) throws Exception {
        Edt.run(() -> {
            var table = new WorkerTable();
            table.runBegins(model);
            run.running(0.1, 1, 1001, 0.05, NAME, 0.05).running(0.1, 2, 1002, 0.05, PICTURE, 0.05).tick(0.1);
            table.runEnds(model);
            int task = WorkerColumn.TASK.ordinal();
            table.getColumnModel().getColumn(task).setWidth(width);

            JLabel cell = cell(table, 0, task);
            assertEquals(cut, cell.getText().contains("…"), cell.getText());
            assertEquals(SHOWN, cell.getToolTipText());
            assertEquals(SHOWN, cell.getAccessibleContext().getAccessibleName());
            assertFalse(cell.getText().chars().anyMatch(c -> c < ' ' || c == 0x202E), cell.getText());
            cell = cell(table, 1, task);
            assertNull(cell.getClientProperty(BasicHTML.propertyKey), "the cell is taken for HTML");
            assertPlainTip(table, cell.getToolTipText());
        });
    }

    @Test
    void shouldShowTheNamesOfSharedObjectsEscapedWhereverTheyAreTold() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            var table = new WorkerTable();
            var strip = new MessageStrip();
            var narrator = new Narrator(strip, () -> {}, () -> {});
            SharedValue left = SharedValues.lock(NAME, 1001, 1002);
            SharedValue right = SharedValues.lock(PICTURE, 1002, 1001);
            panel.runBegins(model);
            table.runBegins(model);
            run.running(0.5, 2, 1002, 0.05, "7", 0.4).shared(1, left, right).tick(1).shared(2, left, right).tick(2);
            panel.runEnds(model);
            table.runEnds(model);
            narrator.frame(model);

            JTable objects = Components.named(panel, "shared", JTable.class);
            assertPlain(SHOWN, objects, 0, SharedColumn.NAME.ordinal());
            assertPlain(PICTURE_SHOWN, objects, 1, SharedColumn.NAME.ordinal());
            assertEquals("Waits at " + SHOWN + ": to acquire it",
                    cell(table, 1, WorkerColumn.STATE.ordinal()).getToolTipText());
            String words = "worker 1 waits for lock '" + PICTURE_SHOWN + "', which worker 2 has; "
                    + "worker 2 waits for lock '" + SHOWN + "', which worker 1 has";
            CycleView cycle = Components.named(panel, "cycle", CycleView.class);
            assertEquals(words, cycle.getAccessibleContext().getAccessibleName());
            assertEquals(words, cycle.getToolTipText());
            assertPlainTip(cycle, words);
            assertEquals(List.of("Deadlock: 2 processes wait for each other: " + words + "."), messages(strip));
        });
    }

    @Test
    void shouldKeepEveryMessageWithinItsOwn() throws Exception {
        Edt.run(() -> {
            var strip = new MessageStrip();
            var narrator = new Narrator(strip, () -> {}, () -> {});
            narrator.tell(new InvalidSettingException("input", NAME));
            narrator.failed(new IllegalStateException(NAME));
            strip.say(MessageStrip.Tone.SUCCESS, ResultText.of(Map.of("latest", NAME)));

            for (String message : messages(strip)) {
                assertEquals(SHOWN, message.substring(message.indexOf("a\\u"), message.indexOf(".jpg") + 4));
            }
            assertEquals(3, messages(strip).size());
            assertEquals("latest " + SHOWN, messages(strip).getLast());
        });
    }

    private static List<String> messages(MessageStrip strip) {
        return Components.all(strip)
                .filter(JTextComponent.class::isInstance)
                .map(text -> ((JTextComponent) text).getText())
                .toList();
    }

    @Test
    void shouldTellThePathOfAFolderEscaped() throws Exception {
        Edt.run(() -> {
            var link = new FolderLink("Output", "Copied");
            link.show(Path.of(NAME));

            assertEquals(SHOWN, link.getToolTipText());
            assertPlainTip(link, SHOWN);
        });
    }

    @Test
    void shouldDrawOrdinaryWordsAsTheyAreAndCopyNothingForIt() throws Exception {
        Edt.run(() -> {
            String words = "ordinary words, Grüße, 写真 🖼";
            var console = new ConsolePanel();
            console.runBegins(model);
            run.printed(0.5, 1, false, words).tick(1);
            console.runEnds(model);

            JLabel cell = cell(Components.named(console, "console", JTable.class), 0, ConsoleColumn.LINE.ordinal());
            assertSame(words, cell.getText());
            assertSame(words, cell.getToolTipText());
        });
    }
}
