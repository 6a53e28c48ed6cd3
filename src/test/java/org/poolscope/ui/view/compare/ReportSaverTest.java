package org.poolscope.ui.view.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.words.SweepWords;

class ReportSaverTest {

    private static final SweepResult RESULT = ScriptedSweep.of(1, 2).blocks(3, 4.0, 2.0).result();

    @TempDir
    Path folder;

    @Test
    void shouldSaveWhatTheTabSaysAsAPage() throws IOException {
        Path file = folder.resolve("sizes.html");

        assertEquals("Saved: " + file, new ReportSaver(_ -> { }).write(RESULT, file));
        assertTrue(Files.readString(file).contains(SweepWords.conclusion(RESULT).split("\u202F")[0]));
    }

    @Test
    void shouldSayWhyItCouldNotAndLeaveNothingBehind() throws IOException {
        String said = new ReportSaver(_ -> { }).write(RESULT, folder.resolve("no/sizes.html"));

        assertTrue(said.startsWith("The report could not be saved: "), said);
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
