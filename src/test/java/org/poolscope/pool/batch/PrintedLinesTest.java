package org.poolscope.pool.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.protocol.ParentPage;
import org.poolscope.telemetry.Telemetry;

class PrintedLinesTest {

    private static final int BLOCK = 1 << 16;

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final PrintedLines lines =
            new PrintedLines(RunClock.start(), telemetry -> told.add(words(telemetry)));
    private LaunchedWorker worker;

    private static String words(Telemetry telemetry) {
        return telemetry instanceof Telemetry.Notice notice ? notice.text()
                : telemetry instanceof Telemetry.Printed printed && !printed.item().isEmpty()
                ? printed.item() + ": " + printed.line() : ((Telemetry.Printed) telemetry).line();
    }

    @BeforeEach
    void launch() throws Exception {
        worker = new LaunchedWorker(1, 0, new ProcessBuilder("true").start(), ParentPage.create(folder.resolve("page")),
                "token", folder.resolve("stdout"), folder.resolve("stderr"), 0, false);
    }

    @AfterEach
    void forget() {
        worker.page().close();
    }

    private void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += BLOCK) {
            byte[] block = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + BLOCK));
            lines.printed(worker, false, block, block.length);
        }
    }

    /// G22: as workers say it that run programs.
    @Test
    void shouldTellTheItemThatALineIsOf() {
        print("\u001ea b.wav\u001fone | two\n\u001eno item\n\u001e\u001b[31mred\u001f\u001b[1mbold\n");
        assertEquals(List.of("a b.wav: one | two", "no item", "red: bold"), told);
    }

    @Test
    void shouldTellLinesWithoutTheirEnds() {
        print("one\ntwo\r\n\nfour");
        assertEquals(List.of("one", "two", "", "four"), told);
    }

    @Test
    void shouldTellALineThatComesInPiecesOnce() {
        print("ä".repeat(200_000) + "\nthe next\n");
        assertEquals(List.of("ä".repeat(4096) + "…", "the next"), told);
    }

    @Test
    void shouldTellWordsWithoutWhatMovesOrColoursATerminal() {
        print("\u001b[1;31mred\u001b[0m \u001b]0;title\u0007and\u001b[2J bell\u0007\u009b\n");
        print("\ta\tbc\td\n");
        assertEquals(List.of("red and bell", "        a       bc      d"), told);
    }

    @Test
    void shouldCutNoCharacterInTwo() {
        assertEquals("x" + "🙂".repeat(2047) + "…", PrintedLines.shown("x" + "🙂".repeat(5000)));
    }

    /// Each line takes more memory than its letters.
    @Test
    void shouldHaveEnoughWhenMoreWasPrintedThanAnybodyReads() {
        String flood = "x\n".repeat(BLOCK / 2);
        for (int i = 0; i < 1000 && !lines.hasEnough(); i++) {
            print(flood);
        }
        assertTrue(told.size() < 1_000_000, () -> told.size() + " lines");
        assertEquals("This run prints more than anybody reads: of what follows only the last of each worker is shown",
                told.getLast());
        told.clear();
        assertEquals(List.of(), lines.end());
        assertEquals(List.of(), told);
    }

    @Test
    void shouldTellWhatIsLeftOutWhereItIsMissingAndInTheEnd() {
        lines.missing(worker, false, 2_500_000);
        lines.say("The temporary folder is full");
        lines.missing(worker, true, 10);
        assertEquals(List.of("[2500 KB that this worker printed to stdout are left out here]",
                "The temporary folder is full", "[10 bytes that this worker printed to stderr are left out here]"),
                told);
        String leftOut = "2500 KB of what workers printed were left out, since it was too much";
        assertEquals(List.of("The temporary folder is full", leftOut), lines.end());
        assertEquals("Not all that was printed is shown. The temporary folder is full. " + leftOut, told.getLast());
    }
}
