package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.cli.output.ExitCode;

/// In which order the items of a real batch are begun.
class ItemOrderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.write(folder.resolve("1-small"), new byte[10]);
        Files.write(folder.resolve("2-large"), new byte[5000]);
        Files.write(folder.resolve("3-middle"), new byte[300]);
        Files.writeString(folder.resolve("note.sh"), "echo \"$1\" >> \"$0.begun\"");
    }

    /// R26
    @Test
    void shouldBeginTheLargestFilesFirstAndLetThemKeepTheirNumbers() throws IOException {
        assertEquals(List.of("2", "3", "1"), begun("longest-first"));
    }

    @Test
    void shouldBeginItemsAsTheyAreGivenIfNobodySaysOtherwise() throws IOException {
        assertEquals(List.of("1", "2", "3"), begun("given"));
    }

    private List<String> begun(String order) throws IOException {
        String items = String.join("\n", List.of(item("1-small"), item("2-large"), item("3-middle")));
        CommandLineRun run = CommandLineRun.of("run", "commands", "--workers", "1", "--order", order, "--set",
                "lines=" + items, "--set", "template=sh " + folder.resolve("note.sh") + " {#} {}");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        return Files.readAllLines(folder.resolve("note.sh.begun"));
    }

    private String item(String name) {
        return folder.resolve(name).toString();
    }
}
