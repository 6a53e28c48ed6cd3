package org.poolscope.workload.command.report;

import org.poolscope.workload.TaskLog;

/// One line that a program has written of itself: `progress=0.42`, `42%` or `42/100`; `status=` and words; `name=12.5`
/// for a gauge; `name+=3` for what is added to a counter. What `ffmpeg -progress` writes is such lines: there
/// `progress` is `continue` or `end`, numbers have units, and some values are none.
final class ReportLine {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_STATUS = 1000;

    /// An end that a sum of rounded parts may have.
    private static final double A_LITTLE_MORE = 1.001;
    private static final double PERCENT = 100;
    private static final int SHORT = 9;

    private ReportLine() {}

    /// Passes on what a line says.
    ///
    /// @return whether it could be read
    static boolean pass(String line, TaskLog log) {
        String text = line.strip();
        int equals = text.indexOf('=');
        if (equals < 0) {
            return text.isEmpty();
        }
        boolean adds = equals > 0 && text.charAt(equals - 1) == '+';
        String name = text.substring(0, adds ? equals - 1 : equals).strip();
        String value = text.substring(equals + 1).strip();
        if (!isName(name)) {
            return false;
        }
        return switch (name) {
            case "progress" -> !adds && progress(value, log);
            case "status" -> !adds && status(value, log);
            default -> figure(name, value, adds, log);
        };
    }

    private static boolean progress(String value, TaskLog log) {
        if (value.equals("continue")) {
            return true;
        }
        double part = value.equals("end") ? 1 : part(value);
        if (!(part >= 0 && part <= A_LITTLE_MORE)) {
            return false;
        }
        log.part(Math.min(1, part));
        return true;
    }

    private static double part(String value) {
        int slash = value.indexOf('/');
        if (slash >= 0) {
            return number(value.substring(0, slash)) / number(value.substring(slash + 1));
        }
        return value.endsWith("%") ? number(value.substring(0, value.length() - 1)) / PERCENT : number(value);
    }

    private static boolean status(String value, TaskLog log) {
        String line = value.replace('\t', ' ');
        boolean isText = isText(line);
        if (isText) {
            log.status(line.length() <= LONGEST_STATUS ? line : line.substring(0, LONGEST_STATUS) + "…");
        }
        return isText;
    }

    private static boolean figure(String name, String value, boolean adds, TaskLog log) {
        double amount = number(value.substring(0, value.length() - unitLength(value)));
        if (Double.isNaN(amount)) {
            return !adds && isNoFigure(value);
        }
        return adds ? log.count(name, amount) : log.value(name, amount);
    }

    /// As in `1.2x` or `512.3kbits/s`.
    private static int unitLength(String value) {
        int from = value.length();
        while (from > 0 && isOfUnit(value.charAt(from - 1))) {
            from--;
        }
        return value.length() - from;
    }

    private static boolean isOfUnit(char c) {
        return Character.isLetter(c) || c == '/' || c == '%';
    }

    /// What is not known yet, and times of day, which are told in microseconds, too.
    private static boolean isNoFigure(String value) {
        int from = value.startsWith("-") ? 1 : 0;
        boolean isTime = value.indexOf(':') > 0;
        for (int i = from; i < value.length(); i++) {
            isTime &= value.charAt(i) >= '0' && value.charAt(i) <= '9' || ".:".indexOf(value.charAt(i)) >= 0;
        }
        return isTime || value.equals("N/A");
    }

    /// @return NaN if it is none, or one that is not finite
    private static double number(String value) {
        String digits = value.strip();
        if (isShortWhole(digits)) {
            return Integer.parseInt(digits);
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if ((c < '0' || c > '9') && ".+-eE".indexOf(c) < 0) {
                return Double.NaN;
            }
        }
        try {
            double number = Double.parseDouble(digits);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /// As most of what is counted, and read in a tenth of the time.
    private static boolean isShortWhole(String digits) {
        boolean isShort = !digits.isEmpty() && digits.length() <= SHORT;
        for (int i = 0; isShort && i < digits.length(); i++) {
            isShort = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        return isShort;
    }

    /// Anything that can be read, but no operator of which nobody knows what it means.
    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && isText(name)
                && "+-*/:<>!".indexOf(name.charAt(name.length() - 1)) < 0;
    }

    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return isForeignText(text);
            }
        }
        return true;
    }

    private static boolean isForeignText(String text) {
        return text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == '\uFFFD';
        });
    }
}
