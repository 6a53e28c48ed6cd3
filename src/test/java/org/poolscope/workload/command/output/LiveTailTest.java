package org.poolscope.workload.command.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTailTest {

    private static final int PER_SECOND = 64 << 10;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private long now;

    private LiveTail tail() {
        return new LiveTail(folder.resolve("1.out"), "a: ".getBytes(StandardCharsets.UTF_8), shown,
                new Allowance(PER_SECOND, () -> now));
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("1.out"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String taken() {
        String text = shown.toString(StandardCharsets.UTF_8);
        shown.reset();
        return text;
    }

    /// G22
    @Test
    void shouldShowWholeLinesWhileTheyCome() throws IOException {
        LiveTail tail = tail();
        tail.look(false);
        write("one\ntw");
        tail.look(false);
        assertEquals("a: one\n", taken());

        write("o\n\n10 %\r20 %\r30 %");
        tail.look(false);
        assertEquals("a: two\na: \n", taken());

        tail.look(true);
        assertEquals("a: 30 %\n", taken());
        tail.look(true);
        assertEquals("", taken());
    }

    /// G22
    @Test
    void shouldCutInTheMiddleWhatIsMoreThanAnybodyReads() throws IOException {
        LiveTail tail = tail();
        write("0123456789abcde\n".repeat(10 * PER_SECOND / 16));
        tail.look(false);

        String text = taken();
        assertTrue(text.length() < 2 * PER_SECOND, () -> text.length() + " bytes");
        assertEquals(1, text.lines().filter(line -> line.matches("a: \\[[\\d,]+ bytes left out]")).count());
        assertTrue(text.lines().allMatch(line -> line.equals("a: 0123456789abcde") || line.contains("left out")));
        long missing = Long.parseLong(text.replaceAll("(?s).*\\[([\\d,]+) bytes left out].*", "$1").replace(",", ""));
        assertEquals(10L * PER_SECOND, missing + (text.lines().count() - 1) * 16);

        write("more\n");
        tail.look(false);
        assertEquals("", taken());
        now += 1_000_000_000;
        tail.look(false);
        assertEquals("a: more\n", taken());
    }

    @Test
    void shouldShowTheLastOfAnItemInAnyCase() throws IOException {
        LiveTail tail = tail();
        write("x".repeat(10 * PER_SECOND) + "\n");
        tail.look(false);
        taken();
        write("y".repeat(10 * PER_SECOND) + "\nthe reason\n");

        tail.look(true);

        assertTrue(taken().endsWith("a: the reason\n"));
    }

    @Test
    void shouldReadAnewWhatWasCutByItsProgram() throws IOException {
        LiveTail tail = tail();
        write("long line\n");
        tail.look(false);
        taken();
        Files.writeString(folder.resolve("1.out"), "new\n");

        tail.look(false);

        assertEquals("a: new\n", taken());
    }
}
