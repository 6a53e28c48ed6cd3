package org.poolscope.ui.view.log;

import org.jspecify.annotations.Nullable;
import org.poolscope.live.ItemLine;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.workload.Texts;

/// All that is known of the one item that is selected: what does not fit its row is cut there. Event dispatch thread
/// only.
final class ItemDetail {

    private final Texts texts;
    private final WrappedText text;

    ItemDetail(Texts texts) {
        this.texts = texts;
        this.text = WrappedText.selectable("plain", texts.get("items.detail"));
    }

    WrappedText component() {
        return text;
    }

    /// Tells of another item, or of none.
    void tell(@Nullable ItemLine line) {
        String told = line == null ? "" : ItemColumn.told(line);
        String words = line == null ? ""
                : told.isEmpty() ? line.name()
                : texts.format("items.detail.message", line.name(), told);
        if (!text.getText().equals(Printable.of(words))) {
            text.setText(words);
        }
        text.setVisible(!words.isEmpty());
    }
}
