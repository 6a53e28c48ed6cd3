package org.poolscope.workload.command.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.poolscope.workload.Texts;

/// Splits a text into words as a POSIX shell does, with quotes and backslashes, and nothing else that a shell does:
/// what it would fill in, join or redirect is refused, so that nobody takes it for done.
public final class ShellWords {

    private static final Texts TEXTS = Texts.of(ShellWords.class);

    /// What means something to a shell outside of quotes.
    private static final String OPERATORS = "|&;<>";

    /// What a backslash keeps from meaning something in double quotes.
    private static final String ESCAPED_IN_QUOTES = "\"\\$`\n";

    /// A variable or the output of a command, whole, so that whoever wrote it finds it again.
    private static final Pattern FILLED_IN = Pattern.compile("`[^`]*`?"
            + "|\\$(?:[\\p{L}_][\\p{L}\\d_]*|\\{[^}]*}?|\\([^)]*\\)?|[\\d@*#?!$-])");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./{}#-]+");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /// The words of a text.
    ///
    /// @throws IllegalArgumentException if a quote is not closed, or the text needs a shell, in a sentence without its
    ///                                  subject
    public static List<String> split(String text) {
         return new ShellWords(text).split();
    }

    private List<String> split() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> endWord();
                case '\'' -> readQuoted();
                case '"' -> readDoublyQuoted();
                case '\\' -> readEscaped();
                default -> {
                    if (OPERATORS.indexOf(c) >= 0) {
                         throw refused("words.operator", c);
                    }
                     refuseFilledIn();
                     add(c);
                }
            }
        }
         endWord();
        return words;
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void readEscaped() {
        if (at == text.length()) {
             throw refused("words.ends-with-backslash");
        }
        char c = text.charAt(at++);
        if (c != '\n') {
             add(c);
        }
    }

    private void readQuoted() {
        int end = text.indexOf('\'', at);
        if (end < 0) {
             throw refused("words.open", '\'', at);
        }
        inWord = true;
        word.append(text, at, end);
        at = end + 1;
    }

    private void readDoublyQuoted() {
        int begin = at;
        inWord = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            }
            if (c == '\\' && at < text.length() && ESCAPED_IN_QUOTES.indexOf(text.charAt(at)) >= 0) {
                 readEscaped();
            } else {
                 refuseFilledIn();
                 add(c);
            }
        }
         throw refused("words.open", '"', begin);
    }

    /// Variables and the output of commands.
    private void refuseFilledIn() {
        Matcher found = FILLED_IN.matcher(text).region(at - 1, text.length());
        if (found.lookingAt()) {
            throw refused("words.filled-in", found.group());
        }
    }

    private static IllegalArgumentException refused(String key, Object... details) {
         return new IllegalArgumentException(TEXTS.format(key, details));
    }

    /// A text that is split into these words again, and that a shell takes for them, too.
    public static String join(List<String> words) {
        return String.join(" ", words.stream().map(ShellWords::quoted).toList());
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
