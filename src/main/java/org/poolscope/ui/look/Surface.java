package org.poolscope.ui.look;

import java.awt.LayoutManager;
import javax.swing.JPanel;
import javax.swing.UIManager;

/// A panel in the colour that content lies on, in the theme in force.
@SuppressWarnings("serial")
public final class Surface extends JPanel {

    public Surface(LayoutManager layout) {
        super(layout);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBackground(UIManager.getColor("Poolscope.surface"));
    }
}
