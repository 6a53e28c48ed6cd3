package org.poolscope.ui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import javax.swing.AbstractButton;
import javax.swing.Action;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JToggleButton;
import javax.swing.JToolBar;
import org.poolscope.workload.Texts;

/// The window's commands in a row: what starts and ends a run with its name, what changes the look as an icon alone.
@SuppressWarnings("serial")
final class ToolBar extends JToolBar {

    ToolBar(WindowActions actions) {
        setName("toolbar");
        getAccessibleContext().setAccessibleName(Texts.of(ToolBar.class).get("toolbar.name"));
        setFloatable(false);
        AbstractButton run = named(new JButton(actions.run));
        AbstractButton stop = named(new JButton(actions.stop));
        bootstrap(run, stop);
        bootstrap(stop, run);
        add(run);
        add(icon(new JButton(actions.tryFirst)));
        add(stop);
        add(named(new JButton(actions.queue)));
        add(named(new JButton(actions.pause)));
        add(named(new JButton(actions.suspend)));
        addSeparator();
        add(named(new JButton(actions.sizes)));
        add(Box.createHorizontalGlue());
        add(icon(new JButton(actions.open)));
        add(icon(new JButton(actions.save)));
        add(icon(new JButton(actions.copy)));
        addSeparator();
        add(icon(new JToggleButton(actions.whole)));
        add(icon(new JButton(actions.form)));
        add(icon(new JButton(actions.theme)));
    }

    /// Whoever has started a run by the keyboard is where it is stopped, and not anywhere in the form. Nobody is left
    /// on a button that does nothing, either, by who gives the focus back to it.
    private static void bootstrap(AbstractButton from, AbstractButton to) {
        from.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                if (!from.isEnabled()) {
                    to.requestFocusInWindow();
                }
            }
        });
        from.addPropertyChangeListener("enabled", _ -> {
            if (!from.isEnabled() && from.isFocusOwner()) {
                to.requestFocusInWindow();
            }
        });
    }

    private static AbstractButton named(AbstractButton button) {
        button.setName("button." + button.getAction().getValue(Action.ACTION_COMMAND_KEY));
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        button.setFocusable(true);
        return button;
    }

    private static AbstractButton icon(AbstractButton button) {
        named(button).getAccessibleContext().setAccessibleName(button.getText());
        button.setText("");
        button.setHideActionText(true);
        return button;
    }
}
