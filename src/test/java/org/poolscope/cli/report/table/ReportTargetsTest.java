package org.poolscope.cli.report.table;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.cli.CommandLineRun;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.workload.InvalidSettingException;

class ReportTargetsTest {

    @TempDir
    Path folder;

    @Test
    void shouldRefuseTwoReportsInOneFile() throws IOException {
        Files.createFile(folder.resolve("there"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("there"));

        assertEquals("md: names the same file as --json", refusal("new", "below/../new"));
        assertEquals("md: names the same file as --json", refusal("there", "link"));
        assertDoesNotThrow(() -> ReportTargets.requireDistinct(targets("new", "there")));
        assertDoesNotThrow(() -> ReportTargets.requireDistinct(targets("/dev/null", "/dev/null")));
        assertDoesNotThrow(() -> ReportTargets.requireDistinct(Map.of("json", Optional.of("-"))));
    }

    @Test
    void shouldLeaveAloneWhatTheRunReads() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "name\none\n");

        for (String option : new String[] {"--json", "--items-csv", "--joblog", "--md"}) {
            refused(table, "name\none\n", "each", option, table.toString(), "--csv", table.toString(),
                    "true", "{name}");
        }
        refused(table, "name\none\n", "run", "commands", "--set", "template=true {}", "--set", "items=" + table,
                "--json", table.toString());
        refused(table, "name\none\n", "compare", "commands", "--sizes", "1", "--set", "template=true {}",
                "--set", "items=" + table, "--csv", table.toString());
    }

    @Test
    void shouldLeaveTheJobFileAlone() throws IOException {
        Path job = folder.resolve("a.poolscope");
        CommandLineRun.of("run", "powers", "--save", job.toString());

        refused(job, Files.readString(job), "run", job.toString(), "--json", job.toString());
    }

    @Test
    void shouldLeaveItsItemsAlone() throws IOException {
        Path item = Files.writeString(folder.resolve("notes.md"), "mine");
        String report = folder.resolve(".").resolve("notes.md").toString();

        for (String[] words : List.of(
                new String[] {"each", "--md", report, "cat", ":::", "other", item.toString()},
                new String[] {"each", "--items-csv", report, "--input", folder.toString(), "cat"},
                new String[] {"compare", "commands", "--sizes", "1", "--json", report, "--set", "template=cat {}",
                    "--set", "lines=" + item})) {
            CommandLineRun run = CommandLineRun.of(words);

            assertEquals(ExitCode.USAGE, run.exitCode(), run.toString());
            assertTrue(run.err().contains("is one of the items, and would be written over"), run.toString());
            assertEquals("mine", Files.readString(item));
        }
    }

    private static void refused(Path file, String content, String... arguments) throws IOException {
        CommandLineRun run = CommandLineRun.of(arguments);

        assertEquals(ExitCode.USAGE, run.exitCode(), run.toString());
        assertTrue(run.err().contains("is a file that this reads, and would be written over"), run.toString());
        assertEquals(content, Files.readString(file));
    }

    private String refusal(String json, String markdown) {
        return assertThrows(InvalidSettingException.class,
                () -> ReportTargets.requireDistinct(targets(json, markdown))).getMessage();
    }

    private Map<String, Optional<String>> targets(String json, String markdown) {
        var targets = new LinkedHashMap<String, Optional<String>>();
        targets.put("json", Optional.of(folder.resolve(json).toString()));
        targets.put("md", Optional.of(folder.resolve(markdown).toString()));
        return targets;
    }
}
