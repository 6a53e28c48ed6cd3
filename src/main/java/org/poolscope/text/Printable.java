package org.poolscope.text;

import java.util.Locale;

/// Makes of a text that may come from anywhere (a file's name, an exception's message, a setting) one that can be shown
/// in a line of a terminal, a table or a tip, and does nothing there but be read.
///
/// Whatever moves a cursor, begins a line, colours, hides or turns round what follows is escaped as in
/// Java. A backslash stays a single one: this is for eyes, while reports hold every text as it is.
public final class Printable {

    /// Zero-width joiner and non-joiner: several scripts, and many an emoji, cannot be spelled without.
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    /// Code points from here on stand for bytes that are no text, as items of a batch may have them: the byte is the
    /// last of the number.
    private static final int FIRST_BYTE = 0x10FF80;

    private Printable() {}

    /// The text itself if there is nothing in it to be escaped.
    public static String of(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (acts(c)) {
                return escaped(text, i);
            }
            i += Character.charCount(c);
        }
        return text;
    }

    private static String escaped(String text, int from) {
        var shown = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (acts(c)) {
                escape(c, shown);
            } else {
                shown.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return shown.toString();
    }

    /// Whether a character does something instead of being seen: the control characters of ASCII and of ISO 6429, ends
    /// of lines and paragraphs, half a surrogate pair, and what Unicode has to format text with, the characters that
    /// turn its direction among them.
    private static boolean acts(int c) {
        if (c < 0x7F) {
            return c < ' ';
        }
        if (c >= FIRST_BYTE) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            case Character.FORMAT -> c != NON_JOINER && c != JOINER;
            default -> false;
        };
    }

    private static void escape(int c, StringBuilder to) {
        switch (c) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                if (c >= FIRST_BYTE) {
                    to.append(String.format(Locale.ROOT, "\\x%02X", c & 0xFF));
                    return;
                }
                for (char unit : Character.toChars(c)) {
                    to.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        }
    }
}
