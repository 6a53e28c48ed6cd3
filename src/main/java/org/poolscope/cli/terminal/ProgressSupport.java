package org.poolscope.cli.terminal;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which terminals show progress that a program tells them by OSC 9;4. Others must not be told: to some the same is a
/// notification. There is no way to ask that all answer, but most of those that do give themselves away by a variable:
/// Windows Terminal, ConEmu, WezTerm, Ghostty, Ptyxis from 48, whatever is built on VTE from 0.80, and iTerm2 from
/// 3.6.6, whose features have a `P` (iterm2.com/feature-reporting).
///
/// `POOLSCOPE_TERMINAL_PROGRESS=off` turns it off, and `on` is for a terminal that is not known here.
final class ProgressSupport {

    static final String VARIABLE = "POOLSCOPE_TERMINAL_PROGRESS";

    private static final Set<String> PROGRAMS = Set.of("WezTerm", "ghostty");
    private static final Pattern FEATURE = Pattern.compile("P(?![a-z])");
    private static final Pattern MAJOR = Pattern.compile("(\\d{1,6})(\\..*)?");
    private static final int PTYXIS = 48;
    private static final int VTE = 8000;

    private ProgressSupport() {}

    /// Whether the terminal of these variables does.
    static boolean of(Map<String, String> environment) {
        return switch (environment.getOrDefault(VARIABLE, "")) {
            case "off" -> false;
            case "on" -> true;
            default -> !isInside(environment) && isKnown(environment);
        };
    }

    /// A multiplexer passes nothing of it on, whatever terminal it is in.
    private static boolean isInside(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        return environment.containsKey("TMUX") || environment.containsKey("STY") || term.startsWith("tmux")
                || term.startsWith("screen");
    }

    private static boolean isKnown(Map<String, String> environment) {
        return environment.containsKey("WT_SESSION")
                || "ON".equals(environment.get("ConEmuANSI"))
                || PROGRAMS.contains(environment.getOrDefault("TERM_PROGRAM", ""))
                || FEATURE.matcher(environment.getOrDefault("TERM_FEATURES", "")).find()
                || number(environment.get("PTYXIS_VERSION")) >= PTYXIS
                || number(environment.get("VTE_VERSION")) >= VTE;
    }

    private static int number(@Nullable String version) {
        var major = MAJOR.matcher(version == null ? "" : version);
        return major.matches() ? Integer.parseInt(major.group(1)) : 0;
    }
}
