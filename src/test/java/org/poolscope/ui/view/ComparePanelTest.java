package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Map;
import javax.swing.AbstractAction;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepConfiguration;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.PoolOptions;
import org.poolscope.workload.RunConfiguration;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;

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
            assertEquals(5, sweep.repeats());
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

            String finding = Components.named(panel, "compare.finding", JTextComponent.class).getText();
            assertTrue(finding.contains("much of which is starting workers"), finding);
            assertTrue(finding.contains("differ by less than the spread"), finding);
        });
    }

    private static ComparePanel panel() {
        Theme.LIGHT.install();
        return new ComparePanel(4, new Nothing());
    }

    private static RunConfiguration primes() {
        return new RunConfiguration("primes", Settings.parse(Workloads.named("primes").parameters(),
                Map.of()), PoolOptions.ofSize(1));
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
