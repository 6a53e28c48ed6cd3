package org.poolscope.workload.command.report;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How much is done, as programs print it for people: as a terminal is told (`ESC ] 9 ; 4 ; state ; percent`, ended by
/// BEL or `ESC \`, see ConEmu's documentation of what it calls OSC 9;4), or as `NN%` in a line, which a carriage return
/// ends, too.
///
/// @param told by a sequence for terminals, which nobody prints for another purpose
record PrintedPart(double part, boolean told) {

    private static final String SEQUENCE = "\u001b]9;4;";
    private static final char BELL = '\u0007';
    private static final char ESCAPE = '\u001b';
    private static final int NORMAL = 1;
    private static final int ERROR = 2;
    private static final int PAUSED = 4;
    private static final double PERCENT = 100;
    private static final int MOST_DIGITS = 6;

    /// The last one that is said among bytes.
    ///
    /// @return null if none is
    static @Nullable PrintedPart last(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        OptionalDouble told = lastTold(text);
        if (told.isPresent()) {
            return new PrintedPart(told.getAsDouble(), true);
        }
        OptionalDouble shown = lastShown(text);
        return shown.isPresent() ? new PrintedPart(shown.getAsDouble(), false) : null;
    }

    private static OptionalDouble lastTold(String text) {
        for (int at = text.lastIndexOf(SEQUENCE); at >= 0; at = text.lastIndexOf(SEQUENCE, at - 1)) {
            OptionalDouble told = told(text, at + SEQUENCE.length());
            if (told.isPresent()) {
                return told;
            }
        }
        return OptionalDouble.empty();
    }

    /// Empty, too, of a sequence that is not whole yet, or says that nothing is known or shown.
    private static OptionalDouble told(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) != BELL && text.charAt(to) != ESCAPE) {
            to++;
        }
        String[] parts = text.substring(from, to).split(";", 3);
        if (to == text.length() || parts.length < 2 || parts[1].length() > MOST_DIGITS) {
            return OptionalDouble.empty();
        }
        try {
            int state = Integer.parseInt(parts[0]);
            int percent = Integer.parseInt(parts[1]);
            boolean tells = state == NORMAL || state == ERROR || state == PAUSED;
            return tells && percent >= 0 && percent <= PERCENT
                    ? OptionalDouble.of(percent / PERCENT) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    /// The first of the last line that has one: what follows it may be anything.
    private static OptionalDouble lastShown(String text) {
        for (int sign = text.lastIndexOf('%'); sign >= 0; ) {
            int begin = lineBegin(text, sign);
            for (int first = text.indexOf('%', begin); first <= sign && first >= 0;
                    first = text.indexOf('%', first + 1)) {
                OptionalDouble shown = shown(text, begin, first);
                if (shown.isPresent()) {
                    return shown;
                }
            }
            sign = text.lastIndexOf('%', begin - 1);
        }
        return OptionalDouble.empty();
    }

    private static int lineBegin(String text, int at) {
        return Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
    }

    private static OptionalDouble shown(String text, int begin, int sign) {
        int to = sign > begin && text.charAt(sign - 1) == ' ' ? sign - 1 : sign;
        int from = to;
        while (from > begin && (isDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
            from--;
        }
        boolean isWord = from > begin && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '-');
        if (from == to || isWord || !isDigit(text.charAt(from))) {
            return OptionalDouble.empty();
        }
        try {
            double percent = Double.parseDouble(text.substring(from, to));
            return percent <= PERCENT ? OptionalDouble.of(percent / PERCENT) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
