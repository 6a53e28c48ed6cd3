package org.poolscope.ui.look;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Cursor;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import javax.swing.JTextArea;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;

/// A label of several lines, broken where the room ends and nowhere else: its words may come from anywhere, and what
/// would act in them is escaped. Its text can be read aloud; that of a result can be selected and copied, too.
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

    /// Words that somebody may want elsewhere: to be selected by mouse or, with the focus, by keyboard, and copied.
    ///
    /// @param title what it is, for those who hear it
    public static WrappedText selectable(String style, String title) {
        var text = new WrappedText(style);
        text.getAccessibleContext().setAccessibleName(title);
        text.setFocusable(true);
        text.setCursor(Cursor.getPredefinedCursor(Cursor.TEXT_CURSOR));
        text.addFocusListener(new CaretShown());
        CopyMenu.on(text);
        return text;
    }

    @Override
    public void setText(@Nullable String text) {
        super.setText(text == null ? null : Printable.of(text));
    }

    /// How many lines it takes depends on its width, which it has from the layout only: so that is done once more.
    /// Later, since what is laid out just now counts as laid out when that is done.
    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean isOther = width != getWidth();
        super.setBounds(x, y, width, height);
        if (isOther && getPreferredSize().height != height) {
            EventQueue.invokeLater(this::revalidate);
        }
    }

    /// Whatever changes its words or its look puts its caret somewhere, and that would be scrolled to though nobody is
    /// at it.
    @Override
    public void scrollRectToVisible(Rectangle part) {
        if (isFocusOwner()) {
            super.scrollRectToVisible(part);
        }
    }

    /// Text fields take their border back with every change of theme.
    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(null);
        setOpaque(false);
    }

    /// Where nothing can be typed Swing shows no caret, and so nobody would see from where the keyboard selects.
    private static final class CaretShown implements FocusListener {

        @Override
        public void focusGained(FocusEvent event) {
            show(event, true);
        }

        @Override
        public void focusLost(FocusEvent event) {
            show(event, false);
        }

        private static void show(FocusEvent event, boolean shown) {
            ((JTextArea) event.getComponent()).getCaret().setVisible(shown);
        }
    }
}
