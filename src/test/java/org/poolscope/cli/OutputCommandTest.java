package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.cli.output.ExitCode;

class OutputCommandTest {

    @TempDir
    Path folder;

    @Test
    void shouldLayOutAFolderOfLogs() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("1.out"), "one");

        CommandLineRun run = CommandLineRun.of("output", logs.toString(), folder.resolve("files").toString());

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertEquals("1 file made in " + folder.resolve("files") + "\n", run.out());
        assertEquals("one", Files.readString(folder.resolve("files/1.out")));

        Files.writeString(folder.resolve("files/1.out"), "mine");
        CommandLineRun again = CommandLineRun.of("output", logs.toString(), folder.resolve("files").toString());
        assertEquals(ExitCode.FAILED, again.exitCode(), again.toString());
        assertEquals("mine", Files.readString(folder.resolve("files/1.out")));
    }

    @Test
    void shouldRefuseWhatIsNoFolderOfLogs() {
        CommandLineRun nowhere = CommandLineRun.of("output", folder.resolve("nowhere").toString(), "x");
        CommandLineRun empty = CommandLineRun.of("output", folder.toString(), "x");

        assertEquals(ExitCode.USAGE, nowhere.exitCode(), nowhere.toString());
        assertTrue(nowhere.err().startsWith("poolscope: RUN must be a folder of logs, and there is none at"),
                nowhere.err());
        assertTrue(empty.err().contains("RUN must be a folder of logs, as --logs makes it; in "), empty.err());
    }
}
