package org.poolscope.ui.view.compare;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.util.Arrays;
import java.util.Optional;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.CompareChart;
import org.poolscope.chart.HeatChart;
import org.poolscope.chart.RunsChart;
import org.poolscope.chart.ScrolledPanel;
import org.poolscope.chart.TimelineChart;
import org.poolscope.chart.WaterfallChart;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.sweep.PastSweep;
import org.poolscope.compare.words.Findings;
import org.poolscope.compare.words.SweepWords;
import org.poolscope.history.write.Journal;
import org.poolscope.ui.form.SweepForm;
import org.poolscope.ui.look.FigureCell;
import org.poolscope.ui.look.HeaderCell;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.run.SweepStep;
import org.poolscope.ui.table.DataTable;
import org.poolscope.ui.view.ChartSaver;
import org.poolscope.ui.view.RunCaption;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;

/// Which pool sizes to compare, and what each of them brought: time and speed-up against size, and the same in numbers.
@SuppressWarnings("serial")
public final class ComparePanel extends JPanel implements SessionListener {

    private static final int MOST_ROWS = 5;
    private static final int COLUMN = 80;

    private final Texts texts = Texts.of(ComparePanel.class);
    private final SweepForm form;
    private final RunCaption caption = new RunCaption("compare.caption");
    private final JLabel progress = new JLabel(" ");
    private final FindingsView findings = new FindingsView();
    private final CompareChart chart = new CompareChart();
    private final HeatChart heat = new HeatChart();
    private final WaterfallChart waterfall = new WaterfallChart();
    private final TimelineChart timelines = new TimelineChart();
    private final RunsChart runs = new RunsChart();
    private final SweepTableModel sizes = new SweepTableModel();
    private final DataTable table = new DataTable(sizes);
    private final CardLayout cards = new CardLayout();
    private final JPanel deck = new JPanel(cards);
    private final Hardware hardware = Hardware.here();
    private final Past past = new Past(Journal::place, chart::setEarlier);
    private @Nullable SweepResult shown;
    private @Nullable SweepResult earlier;

    /// @param processors what the proposed sizes are made from
    /// @param start      starts the comparison that the forms ask for
    public ComparePanel(int processors, Action start) {
        super(new MigLayout("insets 14 16 0 16, fill, wrap 1, hidemode 3, gapy 8", "[grow,fill]"));
        setOpaque(false);
        form = new SweepForm(processors, start);
        progress.setName("compare.progress");
        progress.setVisible(false);
        progress.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        chart.setHardware(hardware);
        dressTable();
        add(form);
        add(progress);
        deck.setOpaque(false);
        deck.add(empty(), "empty");
        deck.add(results(), "results");
        add(deck, "wmin 0, hmin 0, pushy, growy");
    }

    private JLabel empty() {
        var label = new JLabel(texts.get("compare.none"), SwingConstants.CENTER);
        label.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        return label;
    }

    private JScrollPane results() {
        var panel = new Results();
        panel.add(caption, "split 3, wmin 0");
        panel.add(past.button(), "pushx 0, growx 0");
        panel.add(saveButton(), "pushx 0, growx 0");
        panel.add(findings, "wmin 0");
        panel.add(heat, "wmin 0, hmin pref");
        panel.add(chart, "wmin 0, hmin 180, pushy, growy");
        panel.add(waterfall, "wmin 0, hmin pref");
        panel.add(timelines, "wmin 0, hmin pref");
        panel.add(runs, "wmin 0, hmin pref");
        panel.add(findings.facts(), "wmin 0, hmin pref");
        panel.add(new JScrollPane(table), "wmin 0, hmin pref");
        new ChartSaver(this::say).on(panel);
        var scroller = new JScrollPane(panel, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroller.setOpaque(false);
        scroller.getViewport().setOpaque(false);
        return scroller;
    }

    /// As high as there is room for, and scrolled where that is less than its parts need.
    private static final class Results extends ScrolledPanel {

        Results() {
            super(new MigLayout("insets 0, fill, wrap 1, hidemode 3, gapy 10", "[grow,fill]", "[]6[]"));
            setOpaque(false);
        }

        @Override
        public Dimension getPreferredScrollableViewportSize() {
            return getPreferredSize();
        }

        @Override
        public boolean getScrollableTracksViewportHeight() {
            return getParent().getHeight() >= getMinimumSize().height;
        }

        /// What must be scrolled is no higher than it has to be.
        @Override
        public Dimension getPreferredSize() {
            return new Dimension(super.getPreferredSize().width, getMinimumSize().height);
        }
    }

    private JButton saveButton() {
        var button = new JButton(texts.get("report.save"));
        button.setName("compare.save");
        var saver = new ReportSaver(this::say);
        button.addActionListener(_ -> {
            if (shown != null) {
                saver.save(shown, this);
            }
        });
        return button;
    }

    private void say(String words) {
        progress.setText(words);
        progress.setVisible(true);
    }

    private void dressTable() {
        table.setName("compare.table");
        table.getAccessibleContext().setAccessibleName(texts.get("compare.table"));
        for (CompareColumn column : CompareColumn.values()) {
            var dressed = table.getColumnModel().getColumn(column.ordinal());
            dressed.setCellRenderer(new FigureCell());
            dressed.setHeaderRenderer(new HeaderCell(SwingConstants.TRAILING, column.tip(texts)));
            dressed.setPreferredWidth(UIScale.scale(COLUMN));
        }
        table.columns().begin(Arrays.stream(CompareColumn.values()).map(Enum::name).toList());
    }

    /// As many rows as there are sizes, up to where the chart would suffer.
    private void fitTable() {
        int rows = Math.min(sizes.getRowCount(), MOST_ROWS);
        table.setPreferredScrollableViewportSize(new Dimension(0, rows * table.getRowHeight()));
        revalidate();
    }

    /// Has the longest items begun first from now on, when somebody takes that offer.
    public void onOrder(Runnable deed) {
        findings.onOrder(deed);
    }

    /// Of which comparison the result is.
    public RunCaption caption() {
        return caption;
    }

    /// The part that asks which sizes to compare.
    public SweepForm form() {
        return form;
    }

    @Override
    public void sessionBegins() {
        progress.setVisible(false);
    }

    @Override
    public void sweepAdvances(SweepStep step) {
        progress.setText(texts.format("compare.progress", step.run(), step.runs(), step.size()));
        progress.setVisible(true);
    }

    @Override
    public void sweepFinds(SweepResult result) {
        if (result.runs() == 0) {
            earlier = shown;
        }
        show(result);
    }

    /// What never began leaves the earlier result where it was.
    @Override
    public void refused(InvalidSettingException problem) {
        bringBack();
    }

    @Override
    public void failed(Throwable cause) {
        bringBack();
    }

    /// Shows a comparison of the past, in front of everything.
    public void open(PastSweep past) {
        show(past.result());
        progress.setText(texts.format("compare.past", Past.date(past.started())));
        progress.setVisible(true);
        if (getParent() instanceof JTabbedPane tabs) {
            tabs.setSelectedComponent(this);
        }
    }

    private void bringBack() {
        if (shown == null || shown.runs() > 0) {
            return;
        }
        if (earlier == null) {
            shown = null;
            cards.show(deck, "empty");
        } else {
            show(earlier);
        }
    }

    private void show(SweepResult result) {
        shown = result;
        caption.show(result.configuration());
        sizes.show(result);
        for (CompareColumn column : CompareColumn.values()) {
            table.getColumnModel().getColumn(column.ordinal()).setHeaderValue(sizes.getColumnName(column.ordinal()));
        }
        table.getTableHeader().repaint();
        chart.setResult(result);
        waterfall.setResult(result);
        timelines.setResult(result);
        runs.setResult(result);
        past.beside(result.configuration().configuration());
        heat.setResult(result);
        fitTable();
        findings.show(Findings.of(result, Optional.of(hardware)), SweepWords.offersOrder(result));
        cards.show(deck, "results");
    }

    @Override
    public void sessionEnds() {
        progress.setVisible(false);
    }
}
