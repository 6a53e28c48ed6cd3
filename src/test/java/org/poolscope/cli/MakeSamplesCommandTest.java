package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeSamplesCommandTest {

    @TempDir
    Path folder;

    @Test
    void shouldMakePhotographsThatTheImagesWorkloadTakes() throws IOException {
        Path samples = folder.resolve("samples");
        Path done = folder.resolve("done");

        CommandLineRun made = CommandLineRun.of("make-samples", samples.toString(), "--count", "2");
        Files.writeString(samples.resolve("text.jpg"), "no picture");
        CommandLineRun run = CommandLineRun.of("run", "images", "--workers", "1",
                "--set", "input=" + samples, "--set", "output=" + done);

        assertEquals(ExitCode.SUCCEEDED, made.exitCode(), made.toString());
        assertEquals(ExitCode.FAILED, run.exitCode(), run.toString());
        assertTrue(run.out().contains("images: 1 failed, 2 succeeded"), run.toString());
        assertTrue(run.err().startsWith("failed: text.jpg: "), run.toString());
        try (Stream<Path> files = Files.list(done)) {
            assertEquals(2, files.count());
        }
    }
}
