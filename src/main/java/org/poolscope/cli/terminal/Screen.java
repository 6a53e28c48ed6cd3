package org.poolscope.cli.terminal;

import java.io.Console;
import java.util.Map;
import java.util.function.IntSupplier;

/// Where a person reads what is printed.
///
/// @param terminal whether lines may be redrawn
/// @param colour   whether words may be coloured
/// @param columns  how many characters a line holds, now: a window may be resized
/// @param progress whether it shows progress in its frame or in the task bar, see [ProgressSupport]
public record Screen(boolean terminal, boolean colour, IntSupplier columns, boolean progress) {

    private static final int DEFAULT_COLUMNS = 80;

    /// One that shows no progress by itself.
    public Screen(boolean terminal, boolean colour, IntSupplier columns) {
        this(terminal, colour, columns, false);
    }

    /// What a colour stands for. It only ever repeats what the words say.
    public enum Ink {
        GOOD("32"), CAUTION("33"), BAD("31"), ACCENT("36"), HEADING("1");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    /// The terminal this program was started in, or what stands in for one. No colour with `NO_COLOR` (no-color.org) or
    /// on a terminal that says it is dumb.
    public static Screen ofThisProcess() {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return of(terminal, System.getenv());
    }

    static Screen of(boolean terminal, Map<String, String> environment) {
        boolean able = terminal && !"dumb".equals(environment.get("TERM"));
        boolean colour = able && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(able, colour, able ? new TerminalWidth(DEFAULT_COLUMNS) : () -> DEFAULT_COLUMNS,
                able && ProgressSupport.of(environment));
    }

    /// No terminal: a file, a pipe, a test.
    public static Screen plain() {
        return new Screen(false, false, () -> DEFAULT_COLUMNS);
    }

    /// How many characters fit a line before the terminal breaks it, now; without a terminal nothing is ever broken.
    public int room() {
        return terminal ? columns.getAsInt() : Integer.MAX_VALUE;
    }

    /// A text in a colour, where there is colour.
    public String paint(Ink ink, String text) {
        return colour ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
    }
}
