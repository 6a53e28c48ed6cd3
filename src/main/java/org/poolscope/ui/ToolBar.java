package org.poolscope.ui;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.Action;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JToolBar;
import org.poolscope.workload.Texts;

/// The window's commands in a row: what starts and ends a run with its name, what changes the look as an icon alone.
@SuppressWarnings("serial")
final class ToolBar extends JToolBar {

    ToolBar(WindowActions actions) {
        setName("toolbar");
        getAccessibleContext().setAccessibleName(Texts.of(ToolBar.class).get("toolbar.name"));
        setFloatable(false);
        add(named(actions.run));
        add(named(actions.stop));
        addSeparator();
        add(named(actions.sizes));
        add(Box.createHorizontalGlue());
        add(icon(actions.form));
        add(icon(actions.theme));
    }

    private static JButton named(WindowAction action) {
        var button = new JButton(action);
        button.setName("button." + action.getValue(Action.ACTION_COMMAND_KEY));
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        button.setFocusable(true);
        return button;
    }

    private static JButton icon(WindowAction action) {
        JButton button = named(action);
        button.getAccessibleContext().setAccessibleName(button.getText());
        button.setText("");
        button.setHideActionText(true);
        return button;
    }
}
