package org.poolscope.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.poolscope.cli.output.SimpleCharacters;
import org.poolscope.cli.terminal.Screen.Ink;

class ScreenTest {

    @Test
    void shouldColourOnATerminalUnlessAskedNotTo() {
        assertTrue(Screen.of(true, Map.of("TERM", "xterm-256color")).colour());
        assertTrue(Screen.of(true, Map.of("NO_COLOR", "")).colour());
        assertFalse(Screen.of(true, Map.of("NO_COLOR", "1")).colour());
        assertFalse(Screen.of(false, Map.of("TERM", "xterm-256color")).colour());
    }

    @Test
    void shouldNotRedrawOnADumbTerminal() {
        assertFalse(Screen.of(true, Map.of("TERM", "dumb")).terminal());
    }

    @Test
    void shouldAlwaysKnowAWidth() {
        assertTrue(Screen.of(true, Map.of()).columns().getAsInt() > 0);
        assertEquals(80, Screen.plain().columns().getAsInt());
    }

    @Test
    void shouldPaintOnlyWhereThereIsColour() {
        assertEquals("failed", Screen.plain().paint(Ink.BAD, "failed"));
        assertEquals("\u001b[31mfailed\u001b[0m", new Screen(true, true, () -> 80).paint(Ink.BAD, "failed"));
    }

    @Test
    void shouldWriteLookalikesOfWhatTheTerminalCannotShow() {
        String text = "██░░ 1 … 5 ± 0.1 × 2 – “Grüße”";

        assertEquals(text, written(StandardCharsets.UTF_8, text));
        assertEquals("##.. 1 ... 5 +- 0.1 x 2 - \"Gr??e\"", written(StandardCharsets.US_ASCII, text));
        assertEquals("##.. 1 ... 5 ± 0.1 × 2 - \"Grüße\"", written(StandardCharsets.ISO_8859_1, text));
    }

    private static String written(Charset charset, String text) {
        var bytes = new ByteArrayOutputStream();
        PrintWriter writer = SimpleCharacters.over(new PrintStream(bytes, false, charset));
        writer.print(text);
        writer.flush();
        return bytes.toString(charset);
    }
}
