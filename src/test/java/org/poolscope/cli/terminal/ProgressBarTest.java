package org.poolscope.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBarTest {

    private static final String ERASE = "\r\u001b[K";
    private static final List<String> PIECES = List.of("43/100", "42.1 items/s", "0:42 left", "4/4 busy");

    private final StringWriter terminal = new StringWriter();
    private int columns = 80;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "140 | primes  █████████████████░░░░░░░░░░░░░░░░░░░░░░░  43/100  42.1 items/s  0:42 left  4/4 busy",
        "80  | primes  ███████████░░░░░░░░░░░░░░░  43/100  42.1 items/s  0:42 left  4/4 busy",
        "70  | primes  █████████░░░░░░░░░░░░░░  43/100  42.1 items/s  0:42 left",
        "60  | primes  ████████░░░░░░░░░░░  43/100  42.1 items/s",
        "40  | primes  █████░░░░░░░░  43/100",
        "30  | primes  ███░░░░░░  43/100",
        "20  | 43/100",
        "5   | ''"})
    void shouldFitTheTerminal(int width, String line) {
        columns = width;

        bar(false).show(0.43, PIECES);

        assertEquals(line.isEmpty() ? "" : ERASE + line, terminal.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 17, 24, 25, 40, 59, 80, 200})
    void shouldNeverReachTheLastColumn(int width) {
        columns = width;

        bar(false).show(1, PIECES);

        assertTrue(terminal.toString().length() - ERASE.length() < width, terminal.toString());
    }

    @Test
    void shouldShowFiguresAloneWhileNobodyKnowsOfHowMuch() {
        columns = 40;
        bar(false).show(Double.NaN, List.of("12 done", "4/4 busy"));

        assertEquals(ERASE + "primes  12 done  4/4 busy", terminal.toString());
    }

    @Test
    void shouldFollowATerminalThatIsResized() {
        ProgressBar bar = bar(false);
        bar.show(0.5, List.of("50/100"));
        columns = 30;
        bar.show(0.5, List.of("50/100"));

        assertTrue(terminal.toString().endsWith(ERASE + "primes  ████░░░░░  50/100"), terminal.toString());
    }

    @Test
    void shouldDrawNothingTwice() {
        ProgressBar bar = bar(false);
        bar.show(0.5, PIECES);
        String once = terminal.toString();
        bar.show(0.5, PIECES);

        assertEquals(once, terminal.toString());
    }

    @Test
    void shouldStepAsideForALineAndComeBack() {
        columns = 30;
        ProgressBar bar = bar(false);
        bar.show(0.5, List.of("50/100"));
        String drawn = terminal.toString();
        bar.say(new PrintWriter(terminal), "worker 2 died");

        assertEquals(drawn + ERASE + "worker 2 died" + System.lineSeparator() + drawn, terminal.toString());
    }

    @Test
    void shouldLeaveNothingBehind() {
        ProgressBar bar = bar(false);
        bar.show(0.5, PIECES);
        bar.end();

        assertTrue(terminal.toString().endsWith(ERASE), terminal.toString());
    }

    @Test
    void shouldColourOnlyTheBarAndOnlyWhereThereIsColour() {
        columns = 30;
        bar(true).show(0.5, List.of("50/100"));

        assertEquals(ERASE + "primes  \u001b[36m████\u001b[0m░░░░░  50/100", terminal.toString());
    }

    private ProgressBar bar(boolean colour) {
        return new ProgressBar(new Screen(true, colour, () -> columns), new PrintWriter(terminal), "primes");
    }
}
