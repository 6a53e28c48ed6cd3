package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.testing.RunsBeside;

@RunsBeside
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

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSayWhyAFolderCannotBeWrittenAndWhatToDo() throws IOException {
        Path file = Files.writeString(folder.resolve("afile"), "");

        CommandLineRun nowhere = CommandLineRun.of("make-samples", "/proc/samples");
        CommandLineRun unwritable = CommandLineRun.of("make-samples", "/proc/self/task");
        CommandLineRun noFolder = CommandLineRun.of("make-samples", file.toString());

        assertEquals(ExitCode.USAGE, nowhere.exitCode(), nowhere.toString());
        assertTrue(nowhere.err().startsWith("poolscope: DIR cannot be written (no folder can be made here: "
                + "/proc/samples); choose a folder that you may write to"), nowhere.err());
        assertEquals(ExitCode.USAGE, unwritable.exitCode(), unwritable.toString());
        assertEquals(ExitCode.USAGE, noFolder.exitCode(), noFolder.toString());
        assertTrue(noFolder.err().startsWith("poolscope: DIR must be a folder, and " + file + " is not one"),
                noFolder.err());
    }
}
