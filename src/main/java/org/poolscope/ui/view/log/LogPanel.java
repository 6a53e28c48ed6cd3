package org.poolscope.ui.view.log;

import java.awt.LayoutManager;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.LiveModel;
import org.poolscope.ui.run.SessionListener;

/// A view of a log of a run: brought up to date once a second while it is seen, as all figures are, and when the run
/// ends. Half as often while lines fly by faster than anybody reads: to draw them all takes more than all else.
@SuppressWarnings("serial")
abstract class LogPanel extends JPanel implements SessionListener {

    private static final long REFRESH_NANOS = 1_000_000_000;
    private static final long REFRESH_IN_A_FLOOD_NANOS = 2 * REFRESH_NANOS;

    private @Nullable LiveModel model;
    private long shown;
    private boolean flood;

    LogPanel(LayoutManager layout) {
        super(layout);
        setOpaque(false);
        addHierarchyListener(_ -> catchUp());
    }

    /// The table that shows the log.
    abstract LogTable<?> table();

    /// Shows the log of another run from now on.
    abstract void show(LiveModel next);

    /// Says how much there is, and what is left out.
    abstract void count();

    /// The run that is shown, or null before the first.
    @Nullable LiveModel model() {
        return model;
    }

    /// When the tab comes to the front: hidden, the table was left as it was.
    private void catchUp() {
        if (isShowing() && model != null) {
            update();
        }
    }

    @Override
    public void runBegins(LiveModel next) {
        model = next;
        show(next);
        count();
    }

    @Override
    public void frame(LiveModel now) {
        if (System.nanoTime() - shown >= (flood ? REFRESH_IN_A_FLOOD_NANOS : REFRESH_NANOS) && isShowing()) {
            update();
        }
    }

    @Override
    public void runEnds(LiveModel now) {
        update();
    }

    /// A comparison ends without an end of its last run.
    @Override
    public void sessionEnds() {
        update();
    }

    private void update() {
        shown = System.nanoTime();
        flood = table().update();
        count();
    }
}
