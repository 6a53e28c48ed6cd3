package org.poolscope.ui.view.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JToggleButton;
import javax.swing.plaf.basic.BasicHTML;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;

/// The items of a run and what its workers print, as the window lists them.
class LogViewsTest {

    private final LiveModel model = new LiveModel();
    private final RunScript run = RunScript.start(model, 2, 10).worker(0, 1, 1001, 0).worker(0, 2, 1002, 0);

    @BeforeEach
    void look() throws Exception {
        Edt.run(Theme.LIGHT::install);
    }

    private static int at(JTable table, ItemColumn column) {
        return table.getColumnModel().getColumnIndex(column.name());
    }

    @Test
    void shouldTellAllOfTheItemThatIsSelectedInATextThatCanBeCopied() throws Exception {
        Edt.run(() -> {
            var items = new ItemsPanel();
            items.runBegins(model);
            run.done(1, 1, 0.5).failed(1.2, 2, 0.1, "cut.jpg", "ends in the middle of the picture").tick(1.2);
            items.runEnds(model);
            JTextComponent detail = Components.all(items).filter(JTextComponent.class::isInstance)
                    .map(JTextComponent.class::cast).findFirst().orElseThrow();
            assertFalse(detail.isVisible());

            Components.named(items, "items", JTable.class).setRowSelectionInterval(1, 1);

            assertEquals("cut.jpg: ends in the middle of the picture", detail.getText());
            assertTrue(detail.isVisible() && detail.isFocusable());
        });
    }

    @Test
    void shouldListItemsAndTheReasonsOfThoseThatFailed() throws Exception {
        Edt.run(() -> {
            var items = new ItemsPanel();
            items.runBegins(model);
            run.done(1, 1, 0.5).failed(1.2, 2, 0.1, "cut.jpg", "ends in the middle of the picture").tick(1.2);
            items.runEnds(model);

            var table = Components.named(items, "items", JTable.class);
            assertEquals(2, table.getRowCount());
            assertEquals("All 2", Components.named(items, "items.all", JToggleButton.class).getText());

            Components.named(items, "items.failed", JToggleButton.class).doClick();

            assertEquals(1, table.getRowCount());
            assertEquals("cut.jpg", table.getValueAt(0, at(table, ItemColumn.NAME)));
            assertEquals("ends in the middle of the picture", table.getValueAt(0, at(table, ItemColumn.MESSAGE)));
        });
    }

    /// G17: other runs have no empty columns for it.
    @Test
    void shouldShowWhatProgramsHaveUsedOnceAnyHas() throws Exception {
        Edt.run(() -> {
            var items = new ItemsPanel();
            items.runBegins(model);
            var table = Components.named(items, "items", JTable.class);
            int usual = table.getColumnCount();
            var unknown = ItemUse.Figure.UNKNOWN;
            var result = new ItemResult("a.wav", true, Duration.ofSeconds(2), "").using(new ItemUse(
                    new ItemUse.Figure(1_500_000_000, Accuracy.EXACT), new ItemUse.Figure(250_000_000, Accuracy.EXACT),
                    new ItemUse.Figure(12 << 20, Accuracy.SAMPLED), unknown, unknown,
                    new ItemUse.Figure(3, Accuracy.SAMPLED), unknown));

            run.completion(1, 1, 0.5, 1, 0, "", List.of(result)).tick(2);
            items.runEnds(model);

            assertEquals(usual + 6, table.getColumnCount());
            assertEquals("1.75\u202Fs", table.getValueAt(0, at(table, ItemColumn.CPU)));
            assertEquals("12\u202FMB", table.getValueAt(0, at(table, ItemColumn.MEMORY)));
            assertEquals("", table.getValueAt(0, at(table, ItemColumn.READ)));
            var cell = (JComponent) table.prepareRenderer(table.getCellRenderer(0, at(table, ItemColumn.MEMORY)), 0,
                    at(table, ItemColumn.MEMORY));
            assertEquals("sampled: what was between two looks is not in it", cell.getToolTipText());

            items.runBegins(new LiveModel());

            assertEquals(usual, table.getColumnCount());
        });
    }

    @Test
    void shouldCountItemsInTheChipsAndNotTasks() throws Exception {
        Edt.run(() -> {
            var items = new ItemsPanel();
            items.runBegins(model);
            run.completion(1, 1, 0.5, 1500, 0, "", List.of()).completion(2, 2, 0.5, 40, 40, "it threw", List.of())
                    .tick(2);
            items.runEnds(model);

            assertEquals("All 1\u202F540", Components.named(items, "items.all", JToggleButton.class).getText());
            assertEquals("Failed 40", Components.named(items, "items.failed", JToggleButton.class).getText());
        });
    }

    @Test
    void shouldListWhatWorkersPrintAndWhoItWas() throws Exception {
        Edt.run(() -> {
            var console = new ConsolePanel();
            console.runBegins(model);
            run.printed(0.5, 2, false, "hello").printed(1.5, 1, true, "no such file").tick(2);
            console.runEnds(model);

            var table = Components.named(console, "console", JTable.class);
            assertEquals(List.of("2", "stdout", "hello"), consoleLine(table, 0));
            assertEquals(List.of("1", "stderr", "no such file"), consoleLine(table, 1));
        });
    }

    private static List<Object> consoleLine(JTable table, int row) {
        return Stream.of(ConsoleColumn.WORKER, ConsoleColumn.STREAM, ConsoleColumn.LINE)
                .map(column -> table.getValueAt(row, column.ordinal())).toList();
    }

    /// Swing would load the picture.
    @Test
    void shouldShowWhatIsPrintedAsWordsThoughItBeginsAsHtmlDoes() throws Exception {
        Edt.run(() -> {
            var console = new ConsolePanel();
            console.runBegins(model);
            run.printed(0.5, 1, false, "<html><img src='file:/nowhere.png'>").tick(1);
            console.runEnds(model);

            var table = Components.named(console, "console", JTable.class);
            int line = ConsoleColumn.LINE.ordinal();
            var cell = (JLabel) table.prepareRenderer(table.getCellRenderer(0, line), 0, line);
            assertEquals("<html><img src='file:/nowhere.png'>", cell.getText());
            assertNull(cell.getClientProperty(BasicHTML.propertyKey));
            var tip = table.createToolTip();
            tip.setTipText(cell.getText());
            assertNull(tip.getClientProperty(BasicHTML.propertyKey));
        });
    }

    @Test
    void shouldSayThatNothingWasPrinted() throws Exception {
        Edt.run(() -> {
            var console = new ConsolePanel();
            assertEquals("What workers print is listed here during a run.",
                    Components.named(console, "console.empty", JLabel.class).getText());
            console.runBegins(model);
            run.ended(1, Outcome.COMPLETED, 10, 0).tick(1);
            console.runEnds(model);
            assertEquals("The workers have printed nothing.",
                    Components.named(console, "console.empty", JLabel.class).getText());
        });
    }
}
