package org.poolscope.ui.look;

import javax.swing.JLabel;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;

/// A label whose words may come from anywhere: they are shown as they are, never as HTML, and what would act in them is
/// escaped.
@SuppressWarnings({"serial", "this-escape"})
public class WordsLabel extends JLabel {

    public WordsLabel(String text) {
        this(text, SwingConstants.LEADING);
    }

    /// @param alignment one of [javax.swing.SwingConstants]
    public WordsLabel(String text, int alignment) {
        super("", alignment);
        PlainTip.onlyPlain(this);
        setText(text);
    }

    @Override
    public void setText(@Nullable String text) {
        super.setText(text == null ? null : Printable.of(text));
    }
}
