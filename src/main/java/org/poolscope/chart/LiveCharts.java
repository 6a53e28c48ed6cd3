package org.poolscope.chart;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Insets;
import java.util.List;
import java.util.Set;
import javax.swing.JPanel;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunState;

/// The four live charts of a run, two by two: CPU per process, completion times, queue depth, shared counters.
///
/// The window calls [#next] once per frame, after the model's tick.
@SuppressWarnings("serial")
public final class LiveCharts extends JPanel {

    private static final int GAP = 16;

    /// The lower row's part of the height when it has nothing to show, as one part of so many.
    private static final int SLIM = 4;

    private final LiveChart cpu = new CpuChart();
    private final LiveChart completions = new CompletionChart();
    private final LiveChart queues = SharedChart.queues();
    private final LiveChart counters = SharedChart.counters();
    private LiveModel model;
    private Emphasis emphasis = new Emphasis(Set.of());
    private boolean whole;
    private boolean slim;
    private int turn;

    public LiveCharts(LiveModel model) {
        super(null);
        this.model = model;
        setOpaque(false);
        all().forEach(chart -> add(chart.pane()));
        refresh();
    }

    private List<LiveChart> all() {
        return List.of(cpu, completions, queues, counters);
    }

    /// Shows another run from now on.
    public void setModel(LiveModel next) {
        model = next;
        refresh();
    }

    /// Shows what the model knows now. Does nothing while nobody can see it.
    public void refresh() {
        if (!isDisplayable() || isShowing()) {
            all().forEach(chart -> chart.refresh(model, emphasis, whole));
            makeRoom();
        }
    }

    /// The same for a frame, of charts where there is enough to be seen: of the left ones in one frame, of the right
    /// ones in the next.
    public void next() {
        if (!isDisplayable() || isShowing()) {
            turn = 1 - turn;
            for (int i = turn; i < all().size(); i += 2) {
                all().get(i).next(model, emphasis, whole);
            }
            makeRoom();
        }
    }

    private void makeRoom() {
        boolean nothingShared = model.progress().state() != RunState.IDLE
                && !queues.hasData(model) && !counters.hasData(model);
        if (nothingShared != slim) {
            slim = nothingShared;
            revalidate();
        }
    }

    /// Draws these workers' series in front and the others faintly; none highlights none and dims none.
    ///
    /// @param workers places in the pool, from 1
    public void setHighlighted(Set<Integer> workers) {
        emphasis = new Emphasis(workers);
        refresh();
    }

    /// Shows a run that is on from its beginning, instead of its last minute. One that is over is always shown whole.
    public void setWholeRun(boolean shown) {
        whole = shown;
        refresh();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(2 * 480 + GAP, 2 * 200 + GAP);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(2 * 220 + GAP, 2 * 110 + GAP);
    }

    @Override
    public void doLayout() {
        Insets insets = getInsets();
        int width = (getWidth() - insets.left - insets.right - GAP) / 2;
        int height = getHeight() - insets.top - insets.bottom - GAP;
        int lower = slim ? height / SLIM : height / 2;
        for (int i = 0; i < getComponentCount(); i++) {
            Component pane = getComponent(i);
            int x = insets.left + i % 2 * (width + GAP);
            int y = i < 2 ? insets.top : insets.top + height - lower + GAP;
            pane.setBounds(x, y, width, i < 2 ? height - lower : lower);
        }
    }
}
