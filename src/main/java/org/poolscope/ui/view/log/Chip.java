package org.poolscope.ui.view.log;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JToggleButton;

/// A round button above a list that chooses which lines are in it.
@SuppressWarnings("serial")
final class Chip extends JToggleButton {

    Chip(String name) {
        setName(name);
        putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_ROUND_RECT);
    }
}
