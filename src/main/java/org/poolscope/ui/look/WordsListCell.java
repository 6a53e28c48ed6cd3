package org.poolscope.ui.look;

import javax.swing.plaf.basic.BasicComboBoxRenderer;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;

/// A line of a drop-down list with words that come from anywhere: shown as they are, never as HTML, and what would act
/// in them is escaped.
@SuppressWarnings({"serial", "this-escape"})
public final class WordsListCell extends BasicComboBoxRenderer {

    public WordsListCell() {
        PlainTip.onlyPlain(this);
    }

    @Override
    public void setText(@Nullable String text) {
        super.setText(text == null ? null : Printable.of(text));
    }
}
