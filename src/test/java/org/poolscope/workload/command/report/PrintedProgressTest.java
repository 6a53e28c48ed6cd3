package org.poolscope.workload.command.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How far programs are that tell it to people and terminals alone.
class PrintedProgressTest {

    @TempDir
    Path folder;

    private final Told told = new Told();
    private Path file;
    private PrintedProgress progress;

    @BeforeEach
    void begin() throws IOException {
        file = Files.writeString(folder.resolve("1.out"), "99%\n");
        progress = new PrintedProgress(file, file.toFile().length(), told);
    }

    private List<Double> after(String... prints) throws IOException {
        for (String print : prints) {
            Files.writeString(file, print, StandardOpenOption.APPEND);
            progress.look();
        }
        return told.parts;
    }

    /// G16
    @Test
    void shouldFindThePercentageInTheLastLineThatHasOne() throws Exception {
        assertEquals(List.of(0.07, 0.45, 0.5, 0.515, 0.52), after("  7%\n", "\r 12% [> ]\r 45% [=> ] 3%",
                "\n[ 50%] Building\n", "Receiving objects:  51.5 % (5/10), done\nnext\n", "52%\n"));
    }

    /// G16
    @Test
    void shouldFindWhatIsToldToTerminalsAndGoByThatAlone() throws Exception {
        assertEquals(List.of(0.1, 0.3, 0.4), after("\u001b]9;4;1;10\u0007", "\u001b]9;4;1;2", "0 99%\n",
                "\u001b]9;4;1;30\u001b\\ 98%", "\u001b]9;4;0;0\u0007\u001b]9;4;3;\u0007", "\u001b]9;4;4;40\u0007"));
    }

    /// G16
    @Test
    void shouldPutTogetherASequenceThatComesInPieces() throws Exception {
        assertEquals(List.of(0.2), after("\u001b]9;", "4;1;", "20", "\u0007"));
    }

    /// G16
    @Test
    void shouldTakeNoOtherNumberForAPart() throws Exception {
        assertEquals(List.of(), after("120%\n", "%\n", "a5%\n", "-5%\n", "1.2.3%\n", "5 percent\n",
                "\u001b]9;4;1;101\u0007", "\u001b]9;4;1;99999999999\u0007", "\u001b]9;4\u0007",
                "\0\0%%%\n", "printf %d\n", ".%"));
    }

    /// G16
    @Test
    void shouldReadNoMoreThanTheEndOfWhatWasPrinted() throws Exception {
        assertEquals(List.of(0.42), after("10%\n" + "x".repeat(1 << 20), "\n42%" + "\n".repeat(4000)));
    }

    /// G16
    @Test
    void shouldNotMindThatTheFileIsGone() throws Exception {
        Files.delete(file);
        progress.look();

        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        progress.look();

        assertEquals(List.of(), told.parts);
    }
}
