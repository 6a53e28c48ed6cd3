package org.poolscope.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.testing.Waiting;

/// What a process prints to a file, while it does.
record ProcessOutput(Path file) {

    List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for the first whole line that begins like this; the rest of it.
    String await(String beginning) throws Exception {
        Waiting.until("a line '" + beginning + "…'", ProcessTargets.PATIENCE,
                () -> wholeLines().stream().anyMatch(line -> line.startsWith(beginning)),
                () -> "it printed " + lines());
        return wholeLines().stream().filter(line -> line.startsWith(beginning)).findFirst().orElseThrow()
                .substring(beginning.length()).strip();
    }

    private List<String> wholeLines() throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
