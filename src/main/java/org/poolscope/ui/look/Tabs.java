package org.poolscope.ui.look;

import java.awt.Component;
import javax.swing.JComponent;
import javax.swing.JTabbedPane;
import javax.swing.JViewport;

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
        super.updateUI();
        for (Component child : getComponents()) {
            if (child instanceof JViewport strip) {
                strip.setOpaque(false);
                ((JComponent) strip.getView()).setOpaque(false);
            }
        }
    }
}
