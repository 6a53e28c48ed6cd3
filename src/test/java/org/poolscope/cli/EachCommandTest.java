package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.shared.segment.BaseFolders;

class EachCommandTest {

    @TempDir
    Path folder;

    /// On real workers.
    @Test
    void shouldPassOnWhatProgramsWriteAndTellTheRestAside() throws IOException {
        Path report = folder.resolve("report.json");
        CommandLineRun run = CommandLineRun.of("each", "--workers", "2", "--retries", "1", "--json", report.toString(),
                "sh", "-c", "printf '%s|' \"$1\"; [ $POOLSCOPE_ATTEMPT = 2 ] || echo again >&2; [ \"$1\" != bad ]",
                "sh", ":::", "a b", "$(touch x)", "bad");

        assertEquals(ExitCode.FAILED, run.exitCode(), run.toString());
        assertEquals(List.of("$(touch x)", "a b", "bad"), Stream.of(run.out().split("\\|")).sorted().toList());
        List<String> told = run.err().lines().toList();
        assertEquals(2, told.stream().filter("again"::equals).count(), run.err());
        assertTrue(told.contains("bad is tried again, attempt 2: failed: exit status 1: again"), run.err());
        assertTrue(told.contains("failed: bad: exit status 1: bad|"), run.err());
        assertTrue(told.getLast().startsWith("commands: 1 failed, 2 succeeded  (3 items on 2 workers"), run.err());
        Map<String, Object> json = JSON.std.mapFrom(Files.readString(report));
        assertEquals(2, ((Map<?, ?>) json.get("result")).get("succeeded"));
    }

    @Test
    void shouldTellTheFirstCommandLinesInADryRun() {
        CommandLineRun run = CommandLineRun.of("each", "--dry-run", "--workers", "2", "printf", "-v", ":::", "a b", "c",
                "d", "e");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertEquals(List.of("commands: would run 4 items in 4 tasks on 2 workers", "  printf -v 'a b'",
                "  printf -v c", "  printf -v d", "  … and 1 more", "A dry run: nothing was run."),
                run.out().lines().toList());
    }

    @Test
    void shouldTakeAFolderAndAFileForItems() throws IOException {
        Path input = Files.createDirectories(folder.resolve("in/deep"));
        Files.writeString(input.resolve("a.wav"), "");
        Path items = Files.writeString(folder.resolve("list"), "one\ntwo\n");

        CommandLineRun ofFolder = CommandLineRun.of("each", "--dry-run", "--input", folder + "/in", "--glob",
                "**/*.wav", "--output", folder + "/out", "printf", "{}", "{out}/{/.}.flac");
        CommandLineRun ofFile = CommandLineRun.of("each", "--dry-run", "--items", items.toString(), "--shell",
                "printf %s \"$1\" | tr a b");

        assertTrue(ofFolder.out().contains("  printf " + input + "/a.wav " + folder + "/out/deep/a.flac"),
                ofFolder.toString());
        assertTrue(ofFile.out().contains("  sh -c 'printf %s \"$1\" | tr a b' sh one"), ofFile.toString());
    }

    /// So the next start finds what a killed one has left, and nothing is taken for that which is somebody else's.
    @Test
    void shouldHaveItsFilesWhereRunsHaveTheirs() throws IOException {
        Path logs;
        try (EachFiles files = EachFiles.make(); var ofRun = BaseFolders.onDisk().directory()) {
            logs = Files.createDirectory(files.logs());
            Files.writeString(logs.resolve("1.out"), "");

            assertEquals(ofRun.path().getParent(), logs.getParent().getParent());
            assertTrue(logs.getParent().getFileName().toString()
                    .matches("poolscope-" + ProcessHandle.current().pid() + "-.*-disk"), logs.toString());
        }

        assertFalse(Files.exists(logs.getParent()));
    }

    @Test
    void shouldRefuseWhatCannotBeRun() {
        refused("there is no option '--wrokers'", "--wrokers", "2", "true");
        refused("the command names a program that is not there: no-such-program", "no-such-program", ":::", "a");
        refused("the command has {nmae}, which is no placeholder", "true", "{nmae}", ":::", "a");
        refused("the command must be one argument with --shell", "--shell", "a", "b", ":::", "a");
        refused("::: must be followed by an item at least", "true", ":::");
        refused("::: is there twice", "true", ":::", "a", ":::", "b");
        refused("::: gives the items, and so does --items", "--items", "x", "true", ":::", "a");
        refused("::: must come after the program", ":::", "a");
        refused("--output must be a folder, since the command has {out}", "true", "{}", "{out}", ":::", "a");
        refused("--workers must be from 1 to 256, not 0", "--workers", "0", "true", ":::", "a");
        refused("--success must be exit statuses", "--success", "x", "true", ":::", "a");
        refused("Missing required parameter", new String[0]);
    }

    private static void refused(String words, String... arguments) {
        CommandLineRun run = CommandLineRun.of(Stream.concat(Stream.of("each"), Stream.of(arguments))
                .toArray(String[]::new));
        assertEquals(ExitCode.USAGE, run.exitCode(), run.toString());
        assertTrue(run.err().contains(words), run.err());
    }
}
