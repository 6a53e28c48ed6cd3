package org.poolscope.ui.look;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JTextArea;

/// A label of several lines, broken where the room ends. Not focusable; its text can be read aloud.
@SuppressWarnings("serial")
public final class WrappedText extends JTextArea {

    /// @param style one of the `TextArea` styles of `FlatLaf.properties`: `plain`, `quiet`, `problem`
    public WrappedText(String style) {
        setLineWrap(true);
        setWrapStyleWord(true);
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setBorder(null);
        putClientProperty(FlatClientProperties.STYLE_CLASS, style);
    }

    /// Text fields take their border back with every change of theme.
    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(null);
        setOpaque(false);
    }
}
