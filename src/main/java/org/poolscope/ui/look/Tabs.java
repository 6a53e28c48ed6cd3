package org.poolscope.ui.look;

import java.awt.Component;
import javax.swing.JComponent;
import javax.swing.JTabbedPane;
import javax.swing.JViewport;
import javax.swing.event.ChangeListener;

/// Tabs on the colour that content lies on, in the theme in force. Swing gives the strip behind them that of what is
/// around it when the theme is switched, so it is seen through.
@SuppressWarnings({"serial", "this-escape"})
public final class Tabs extends JTabbedPane {

    public Tabs() {
        setTabLayoutPolicy(SCROLL_TAB_LAYOUT);
        setOpaque(true);
    }

    @Override
    public void updateUI() {
        letGo();
        super.updateUI();
        for (Component child : getComponents()) {
            if (child instanceof JViewport strip) {
                strip.setOpaque(false);
                ((JComponent) strip.getView()).setOpaque(false);
            }
        }
    }

    /// The strip of the look before has a listener that needs its tabs, and news of its size may still be on their way:
    /// it would fail on them.
    private void letGo() {
        for (Component child : getComponents()) {
            if (child instanceof JViewport strip) {
                for (ChangeListener listener : strip.getChangeListeners()) {
                    strip.removeChangeListener(listener);
                }
            }
        }
    }
}
