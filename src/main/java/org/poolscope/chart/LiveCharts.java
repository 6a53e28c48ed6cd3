package org.poolscope.chart;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Insets;
import java.util.List;
import java.util.Set;
import org.poolscope.chart.pane.ChartPane;
import org.poolscope.chart.pane.Emphasis;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunState;

/// The live charts of a run, two by two: CPU per process, completion times, memory, queue depth, shared counters. The
/// last two have room where a run has such things, and before the first run; memory where a run runs programs.
///
/// The window calls [#next] once per frame, after the model's tick.
@SuppressWarnings("serial")
public final class LiveCharts extends ScrolledPanel {

    private static final int GAP = 16;
    private static final int USUAL_WIDTH = 480;
    private static final int USUAL_HEIGHT = 200;
    private static final int LEAST_WIDTH = 220;
    private static final int LEAST_HEIGHT = 100;

    /// By then workers have made what they share.
    private static final long KNOWN_NANOS = 1_000_000_000L;

    private final LiveChart cpu = WorkerChart.cpu();
    private final LiveChart completions = new CompletionChart();
    private final LiveChart memory = WorkerChart.memory();
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
        return List.of(cpu, completions, memory, queues, counters);
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
        boolean changed = show(memory, memory.hasData(model));
        changed |= show(queues, idle || queues.hasData(model));
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

    private List<ChartPane> shown() {
        return all().stream().map(LiveChart::pane).filter(Component::isVisible).toList();
    }

    /// Two beside each other, where there is room for that.
    private static int columns(int width) {
        return width >= 2 * UIScale.scale(LEAST_WIDTH) + UIScale.scale(GAP) ? 2 : 1;
    }

    private int rows(int width) {
        return Math.ceilDiv(shown().size(), columns(width));
    }

    /// Below this nothing could be read in them.
    private int leastHeight(int width) {
        int rows = rows(width);
        return rows * UIScale.scale(LEAST_HEIGHT) + (rows - 1) * UIScale.scale(GAP);
    }

    @Override
    public Dimension getPreferredSize() {
        int width = getParent() == null ? UIScale.scale(2 * USUAL_WIDTH + GAP) : getParent().getWidth();
        return new Dimension(width, leastHeight(width));
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(UIScale.scale(LEAST_WIDTH), UIScale.scale(LEAST_HEIGHT));
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return UIScale.scale(new Dimension(2 * USUAL_WIDTH + GAP, 2 * USUAL_HEIGHT + GAP));
    }

    /// Where there is too little room for all, they are scrolled rather than squeezed.
    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() != null && getParent().getHeight() >= leastHeight(getParent().getWidth());
    }

    @Override
    public void doLayout() {
        Insets insets = getInsets();
        int width = getWidth() - insets.left - insets.right;
        int height = getHeight() - insets.top - insets.bottom;
        int gap = UIScale.scale(GAP);
        List<ChartPane> shown = shown();
        int columns = columns(width);
        int rows = Math.max(1, rows(width));
        int each = (height - (rows - 1) * gap) / rows;
        for (int row = 0; row < rows; row++) {
            layOut(shown.subList(Math.min(shown.size(), row * columns), Math.min(shown.size(), (row + 1) * columns)),
                    insets.left, insets.top + row * (each + gap), width, each);
        }
    }

    private static void layOut(List<ChartPane> row, int x, int y, int width, int height) {
        int gap = UIScale.scale(GAP);
        int each = (width - (row.size() - 1) * gap) / Math.max(1, row.size());
        for (int i = 0; i < row.size(); i++) {
            row.get(i).setBounds(x + i * (each + gap), y, each, height);
        }
    }
}
