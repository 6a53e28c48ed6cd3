package org.poolscope.ui.look;

import javax.swing.JComponent;
import javax.swing.JToolTip;

/// A tip whose words may come from anywhere, and are shown as they are: Swing takes for HTML what begins like it, and
/// would load the pictures that it names. Whoever sets the words of the tip has them escaped.
@SuppressWarnings({"serial", "this-escape"})
public final class PlainTip extends JToolTip {

    private static final String PLAIN = "html.disable";

    /// @param owner what the tip is of
    public PlainTip(JComponent owner) {
        onlyPlain(this);
        setComponent(owner);
    }

    /// Has a component never take its words for HTML, from the next that it is given on.
    public static void onlyPlain(JComponent component) {
        component.putClientProperty(PLAIN, true);
    }
}
