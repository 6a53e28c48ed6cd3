package org.poolscope.ui.view.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;
import javax.swing.text.DefaultEditorKit;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.poolscope.chart.ChartPictures;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.job.Comparison;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class ComparePanelTest {

    @Test
    void shouldProposeSizesUpToTwiceTheProcessorsAndTakeOthers() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();
            assertEquals("1, 2, 4, 8", field(panel, "sizes").getText());

            field(panel, "sizes").setText("4 1,2");
            field(panel, "repeat").setText("5");

            SweepConfiguration sweep = panel.form().configuration(primes()).orElseThrow();
            assertEquals(List.of(1, 2, 4), sweep.sizes());
            assertEquals(5, sweep.ending().mostBlocks());
        });
    }

    /// J20
    @Test
    void shouldKeepPrecisionCapAndSeedOfAJob() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();

            panel.form().fillIn(new Comparison(List.of(1, 2), OptionalInt.empty(), Optional.of("1"),
                    Optional.of("5m"), OptionalInt.of(9)));

            assertEquals("1%, 5m", field(panel, "repeat").getText());
            SweepConfiguration sweep = panel.form().configuration(primes()).orElseThrow();
            assertEquals(Ending.Precise.parse("1%", "5m"), sweep.ending());
            assertEquals(9, sweep.seed());
            assertEquals(new Comparison(List.of(1, 2), OptionalInt.empty(), Optional.of("1%"), Optional.of("300s"),
                    OptionalInt.of(9)), panel.form().stated(primes()).orElseThrow());

            var other = new Comparison(List.of(4), OptionalInt.of(3));
            panel.form().fillIn(other);
            assertEquals(other, panel.form().stated(primes()).orElseThrow());
        });
    }

    @Test
    void shouldSayBelowTheSizesWhatIsWrongWithThem() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();

            field(panel, "sizes").setText("1, two");
            assertTrue(panel.form().configuration(primes()).isEmpty());
            assertTrue(problem(panel, "sizes").getText().startsWith("must be pool sizes"));

            field(panel, "sizes").setText("2, 2");
            assertTrue(panel.form().configuration(primes()).isEmpty());
            assertEquals("must differ from each other; 2 is there twice", problem(panel, "sizes").getText());
        });
    }

    @Test
    void shouldNameWhatItsRatesCount() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();
            var rate = Components.named(panel, "compare.table", JTable.class).getColumnModel()
                    .getColumn(CompareColumn.RATE.ordinal());
            panel.sweepFinds(ScriptedSweep.of(1).run(1, 8.0).result());
            assertEquals("Items/s", rate.getHeaderValue());

            panel.sweepFinds(ScriptedSweep.of(1).counting(new StepCount(9, "message", "messages")).run(1, 8).result());
            assertEquals("Messages/s", rate.getHeaderValue());
        });
    }

    @Test
    void shouldGiveTheRoomToTheChartsAndToTheTableNoMoreThanItsRows() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();
            ChartPictures.paint(panel, 1000, 600, 1);
            panel.sweepFinds(ScriptedSweep.of(1, 2, 4).blocks(3, 8, 4, 3.9).result());
            panel.sessionEnds();
            ChartPictures.paint(panel, 1000, 600, 1);
            ChartPictures.paint(panel, 1000, 600, 1);

            var table = Components.named(panel, "compare.table", JTable.class);
            assertEquals(3 * table.getRowHeight(), table.getParent().getHeight());
            assertEquals(600, SwingUtilities.convertPoint(table, 0, table.getParent().getHeight(), panel).y);
        });
    }

    @Test
    void shouldStayWithTheSizeThatIsSelectedFromRunToRun() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();
            panel.sweepFinds(ScriptedSweep.of(1, 2).run(1, 8.0).run(2, 4.0).result());
            var table = Components.named(panel, "compare.table", JTable.class);
            table.setRowSelectionInterval(1, 1);

            panel.sweepFinds(ScriptedSweep.of(1, 2).run(1, 8.0).run(2, 4.0).run(1, 8.0).result());

            assertEquals(1, table.getSelectedRow());
        });
    }

    @Test
    void shouldShowTimesAndSpeedUpOfEverySizeAndAdviseOne() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();

            panel.sweepFinds(ScriptedSweep.of(1, 2, 4).blocks(3, 8, 4, 3.9).result());

            var table = Components.named(panel, "compare.table", JTable.class);
            assertEquals(3, table.getRowCount());
            assertEquals("4.00\u202Fs", table.getValueAt(1, CompareColumn.MEDIAN.ordinal()));
            assertEquals("2.00 ×", table.getValueAt(1, CompareColumn.SPEEDUP.ordinal()));
            assertEquals("100.0\u202F%", table.getValueAt(1, CompareColumn.EFFICIENCY.ordinal()));
            String finding = Components.named(panel, "compare.finding", JTextComponent.class).getText();
            assertTrue(finding.startsWith("Use a pool of 2"), finding);
        });
    }

    @Test
    void shouldWarnOfRunsThatAreTooShortOrTooFarApart() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();

            panel.sweepFinds(ScriptedSweep.of(1, 2).blocks(1, 0.2, 0.21).blocks(2, 0.22, 0.19).result());

            String warnings = Stream.of(Components.named(panel, "compare.warnings", JPanel.class).getComponents())
                    .filter(JTextComponent.class::isInstance).map(each -> ((JTextComponent) each).getText())
                    .collect(Collectors.joining("\n"));
            assertTrue(warnings.contains("much of which is starting workers"), warnings);
            assertTrue(warnings.contains("differ by less than the spread"), warnings);
        });
    }

    /// R26
    @Test
    void shouldOfferTheOrderThatWouldSaveTime() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();
            var taken = new AtomicInteger();
            panel.onOrder(taken::incrementAndGet);
            panel.sweepFinds(ScriptedSweep.of(1, 2).blocks(3, 8, 4).result());
            assertTrue(Components.all(panel).noneMatch(button ->
                    "compare.order".equals(button.getName())), "nothing is known of its items");

            var slices = new Slices(21, Map.of(Slices.Slice.WORK, 21.0));
            panel.sweepFinds(ScriptedSweep.of(1, 2).blocks(2, 12.5, 10.5).run(1, 12.5)
                    .knowing(slices, 1.0, 1.0, 1.0, 1.0, 8.0).ready(0.5).run(2, 10.5).knowing(slices).ready(0.5, 0.5)
                    .result());
            var offer = Components.named(panel, "compare.order", JButton.class);
            offer.doClick();

            assertEquals(1, taken.get());
            assertFalse(offer.isEnabled());
        });
    }

    @Test
    void shouldClearTheEarlierResultAsANewComparisonBegins() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();
            panel.sweepFinds(ScriptedSweep.of(1, 2, 4).blocks(3, 8, 4, 3.9).result());

            panel.sweepFinds(ScriptedSweep.of(1, 2).result());

            assertEquals("No advice yet: every size needs 3 undisturbed runs. "
                    + "Still missing: 3 of pool size 1, 3 of pool size 2.", finding(panel));
            var table = Components.named(panel, "compare.table", JTable.class);
            assertEquals(2, table.getRowCount());
            assertEquals("", table.getValueAt(0, CompareColumn.MEDIAN.ordinal()));
        });
    }

    @Test
    void shouldKeepTheEarlierResultWhenTheNewComparisonCannotBegin() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();
            panel.sweepFinds(ScriptedSweep.of(1, 2, 4).blocks(3, 8, 4, 3.9).result());

            panel.sweepFinds(ScriptedSweep.of(1, 2).result());
            panel.refused(new InvalidSettingException("sizes", "cannot be compared"));

            assertTrue(finding(panel).startsWith("Use a pool of 2"), finding(panel));
        });
    }

    @Test
    void shouldSayWhichWorkloadSettingsAndSizesItShowsAndWhetherTheFormSaysSo() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();
            SweepResult result = ScriptedSweep.of(1, 2).result();
            panel.sweepFinds(result);
            panel.caption().formSays(Optional.of(result.configuration().at(7)));
            assertEquals("Primes · pools of 1, 2 · 3 runs each · chunk auto", caption(panel));

            panel.caption().formSays(Optional.of(primes(Map.of("to", "100200"))));
            assertTrue(caption(panel).contains(" · the form says something else by now · "), caption(panel));

            var other = new SweepConfiguration(primes(Map.of("to", "100200")), List.of(1, 4), 5);
            panel.sweepFinds(SweepResult.of(other, List.of(), false));
            assertEquals("Primes · To (exclusive) 100200 · pools of 1, 4 · 5 runs each · chunk auto", caption(panel));
        });
    }

    @Test
    void shouldLetTheFindingBeSelectedAndCopiedByKeyboard() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();
            panel.sweepFinds(ScriptedSweep.of(1, 2, 4).blocks(3, 8, 4, 3.9).result());
            var finding = Components.named(panel, "compare.finding", JTextComponent.class);

            assertTrue(finding.isFocusable() && !finding.isEditable() && !finding.isOpaque());
            assertEquals("What the comparison found", finding.getAccessibleContext().getAccessibleName());
            finding.getActionMap().get(DefaultEditorKit.selectAllAction)
                    .actionPerformed(new ActionEvent(finding, 0, ""));
            assertEquals(finding.getText(), finding.getSelectedText());
            assertNotNull(finding.getActionMap().get(DefaultEditorKit.copyAction));

            panel.sweepFinds(ScriptedSweep.of(1, 2, 4).blocks(3, 8, 4, 3.9).result());
            assertEquals(finding.getText(), finding.getSelectedText(), "the same words leave it selected");
        });
    }

    @Test
    void shouldCopyTheTableWithHeadingsAndFiguresThatASpreadsheetReads() throws Exception {
        Edt.run(() -> {
            ComparePanel panel = panel();
            panel.sweepFinds(ScriptedSweep.of(1, 2).blocks(3, 0.02, 0.01).result());
            var table = Components.named(panel, "compare.table", JTable.class);
            table.selectAll();
            var clipboard = new Clipboard("of a test");

            table.getTransferHandler().exportToClipboard(table, clipboard, TransferHandler.COPY);

            assertEquals(List.of("Pool size\tRuns\tInvalid\tMedian (s)\tFastest (s)\tSlowest (s)\tSpeed-up\tIdeal"
                    + "\tEfficiency (%)\tMemory\tItems/s\tVerdict",
                    "1\t3\t\t0.02\t0.02\t0.02\t1.00\t1.00\t100.0\t\t5000\t2 is faster",
                    "2\t3\t\t0.01\t0.01\t0.01\t2.00\t2.00\t100.0\t\t10000\t"),
                    ((String) clipboard.getData(DataFlavor.stringFlavor)).lines().toList());
        });
    }

    private static String caption(ComparePanel panel) {
        return Components.named(panel, "compare.caption", JLabel.class).getText().replace('\u2002', ' ');
    }

    private static String finding(ComparePanel panel) {
        return Components.named(panel, "compare.finding", JTextComponent.class).getText();
    }

    private static ComparePanel panel() {
        Theme.LIGHT.install();
        return new ComparePanel(4, new Nothing());
    }

    private static RunConfiguration primes() {
        return primes(Map.of());
    }

    private static RunConfiguration primes(Map<String, String> settings) {
        return new RunConfiguration("primes", Settings.parse(Workloads.named("primes").parameters(), settings),
                PoolOptions.ofSize(1));
    }

    private static JTextComponent field(ComparePanel panel, String name) {
        return Components.named(panel, "field." + name, JTextComponent.class);
    }

    private static JTextComponent problem(ComparePanel panel, String name) {
        return Components.named(panel, "problem." + name, JTextComponent.class);
    }

    /// An action whose doing is not looked at here.
    @SuppressWarnings("serial")
    private static final class Nothing extends AbstractAction {
        @Override
        public void actionPerformed(ActionEvent event) {}
    }
}
