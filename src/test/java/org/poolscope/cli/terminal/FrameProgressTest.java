package org.poolscope.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Progress in the frame of terminals that show it there.
class FrameProgressTest {

    private static final String CLEAR = "\u001b]9;4;0;0\u001b\\";

    private final StringWriter terminal = new StringWriter();

    private Progress progress(boolean shows) {
        return Progress.on(new Screen(true, false, () -> 80, shows), new PrintWriter(terminal), "primes");
    }

    /// G16
    @Test
    void shouldTellWholePercentsOnceAndNothingMoreAfterTheEnd() {
        Progress progress = progress(true);
        for (double fraction : new double[] {Double.NaN, Double.NaN, 0, 0.421, 0.4299, 1}) {
            progress.show(fraction, List.of("43/100"));
        }
        progress.end();
        progress.end();

        String told = terminal.toString();
        assertEquals("\u001b]9;4;3;0\u001b\\ "
                + "\u001b]9;4;1;0\u001b\\ \u001b]9;4;1;42\u001b\\ \u001b]9;4;1;100\u001b\\ " + CLEAR,
                Arrays.stream(told.split("(?=\u001b])|(?<=\u001b\\\\)")).filter(part -> part.startsWith("\u001b]"))
                        .collect(Collectors.joining(" ")));
    }

    /// G16
    @Test
    void shouldTellNothingToOthers() {
        progress(false).show(0.5, List.of("1/2"));
        Progress.on(new Screen(false, false, () -> 80, true), new PrintWriter(terminal), "primes")
                .show(0.5, List.of("1/2"));
        Progress never = progress(true);
        never.end();

        assertFalse(terminal.toString().contains("\u001b]"), terminal::toString);
        assertFalse(Screen.of(false, Map.of("WT_SESSION", "1")).progress());
        assertFalse(Screen.of(true, Map.of("WT_SESSION", "1", "TERM", "dumb")).progress());
    }

    /// G16
    @ParameterizedTest
    @CsvSource({
        "WT_SESSION=1, true", "ConEmuANSI=ON, true", "ConEmuANSI=OFF, false", "TERM_PROGRAM=ghostty, true",
        "TERM_PROGRAM=WezTerm, true", "TERM_PROGRAM=Apple_Terminal, false", "TERM=xterm-256color, false",
        "VTE_VERSION=8003, true", "VTE_VERSION=7600, false", "VTE_VERSION=new, false", "PTYXIS_VERSION=48.1, true",
        "PTYXIS_VERSION=47.10, false", "TERM_FEATURES=T3LrMSc7UUw9Ts3BFGsSyHNoSxFP, true",
        "TERM_FEATURES=T3LrMSc7PxF, false", "WT_SESSION=1 TMUX=/tmp/t, false", "WT_SESSION=1 TERM=screen, false",
        "WT_SESSION=1 POOLSCOPE_TERMINAL_PROGRESS=off, false", "POOLSCOPE_TERMINAL_PROGRESS=on, true", "A=B, false"})
    void shouldKnowTheTerminalsThatShowIt(String variables, boolean shows) {
        Map<String, String> environment = Arrays.stream(variables.split(" ")).map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));

        assertEquals(shows, ProgressSupport.of(environment));
    }
}
