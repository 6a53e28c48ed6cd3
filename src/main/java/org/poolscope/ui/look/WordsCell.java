package org.poolscope.ui.look;

import java.awt.FontMetrics;
import java.awt.Insets;
import javax.swing.table.DefaultTableCellRenderer;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;

/// A table cell with words that come from anywhere: cell and tip show them as they are, never as HTML, and what would
/// act in them is escaped.
@SuppressWarnings({"serial", "this-escape"})
public class WordsCell extends DefaultTableCellRenderer {

    public WordsCell() {
        PlainTip.onlyPlain(this);
    }

    @Override
    public void setText(@Nullable String text) {
        super.setText(text == null ? null : Printable.of(text));
    }

    /// Cuts what is too long for its column in its middle, and not at its end.
    ///
    /// @param width of the column
    protected final void cutInside(int width) {
        Insets insets = getInsets();
        FontMetrics metrics = getFontMetrics(getFont());
        setText(CutInside.fit(getText(), width - insets.left - insets.right, metrics::stringWidth));
    }

    @Override
    public void setToolTipText(@Nullable String text) {
        super.setToolTipText(text == null ? null : Printable.of(text));
    }
}
