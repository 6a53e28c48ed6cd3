package org.poolscope.chart;

import com.formdev.flatlaf.util.UIScale;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import org.jspecify.annotations.Nullable;

/// A panel that is scrolled up and down and is always as wide as there is room, so that what is in it is drawn narrower
/// and words are broken rather than anything hidden. Event dispatch thread only.
@SuppressWarnings("serial")
public abstract class ScrolledPanel extends JPanel implements Scrollable {

    private static final int LINE = 20;

    protected ScrolledPanel(@Nullable LayoutManager layout) {
        super(layout);
    }

    @Override
    public final boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public final int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return UIScale.scale(LINE);
    }

    @Override
    public final int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height;
    }
}
