package org.poolscope.chart;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Insets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.swing.JPanel;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunState;

/// The four live charts of a run, two by two: CPU per process, completion times, queue depth, shared counters. The last
/// two have room where a run has such things, and before the first run.
///
/// The window calls [#next] once per frame, after the model's tick.
@SuppressWarnings("serial")
public final class LiveCharts extends JPanel {

    private static final int GAP = 16;

    /// By then workers have made what they share.
    private static final long KNOWN_NANOS = 1_000_000_000L;

    private final LiveChart cpu = new CpuChart();
    private final LiveChart completions = new CompletionChart();
    private final LiveChart queues = SharedChart.queues();
    private final LiveChart counters = SharedChart.counters();
    private LiveModel model;
    private Emphasis emphasis = new Emphasis(Set.of());
    private boolean whole;
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
        RunState state = model.progress().state();
        if (!state.isOver() && state != RunState.IDLE && model.nowNanos() < KNOWN_NANOS) {
            return;
        }
        boolean idle = state == RunState.IDLE;
        boolean changed = show(queues, idle || queues.hasData(model));
        changed |= show(counters, idle || counters.hasData(model));
        if (changed) {
            revalidate();
            repaint();
        }
    }

    private static boolean show(LiveChart chart, boolean shown) {
        boolean changed = chart.pane().isVisible() != shown;
        chart.pane().setVisible(shown);
        return changed;
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
        int width = getWidth() - insets.left - insets.right;
        int height = getHeight() - insets.top - insets.bottom;
        List<ChartPane> upper = List.of(cpu.pane(), completions.pane());
        List<ChartPane> lower = Stream.of(queues, counters).map(LiveChart::pane).filter(Component::isVisible).toList();
        int half = lower.isEmpty() ? height : (height - GAP) / 2;
        layOut(upper, insets.left, insets.top, width, half);
        layOut(lower, insets.left, insets.top + height - half, width, half);
    }

    private static void layOut(List<ChartPane> row, int x, int y, int width, int height) {
        int each = (width - (row.size() - 1) * GAP) / Math.max(1, row.size());
        for (int i = 0; i < row.size(); i++) {
            row.get(i).setBounds(x + i * (each + GAP), y, each, height);
        }
    }
}
