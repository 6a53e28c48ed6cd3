package org.poolscope.report;

import org.poolscope.text.Printable;

/// HTML as it is written, with all that is not markup escaped. One thread at a time.
final class Html {

    private final StringBuilder text = new StringBuilder();

    /// Markup as it stands.
    Html raw(String markup) {
        text.append(markup);
        return this;
    }

    /// An element with a text in it.
    ///
    /// @param tag with its attributes, as in `p class="quiet"`
    Html element(String tag, String content) {
        return raw("<" + tag + ">" + escaped(content) + "</" + tag.split(" ")[0] + ">\n");
    }

    /// Text from anywhere, which does nothing in a page but be read.
    static String escaped(String content) {
        return Printable.of(content).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
