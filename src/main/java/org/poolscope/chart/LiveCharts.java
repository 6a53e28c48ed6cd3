package org.poolscope.chart;

import java.util.Set;
import javax.swing.JPanel;
import org.poolscope.live.LiveModel;

/// The four live charts of a run: CPU per process, completion times, queue depth, shared counters.
///
/// The window calls [#refresh] once per frame, after the model's tick.
@SuppressWarnings("serial")
public final class LiveCharts extends JPanel {

    private LiveModel model;

    public LiveCharts(LiveModel model) {
        this.model = model;
    }

    /// Shows another run from now on.
    public void setModel(LiveModel next) {
        model = next;
        refresh();
    }

    /// Shows what the model knows now.
    public void refresh() {
        repaint();
    }

    /// Draws these workers' series in front and the others faintly; none highlights none and dims none.
    ///
    /// @param workers places in the pool, from 1
    public void setHighlighted(Set<Integer> workers) {
        refresh();
    }
}
