package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void shouldSweepWhatOneHasLeftThatWasKilled() throws IOException {
        Path killed = Files.createDirectories(folder.resolve("poolscope-each1/logs")).getParent();
        Files.writeString(killed.resolve("lock"), "");
        Files.writeString(killed.resolve("logs/1.out"), "");
        Path used = Files.createDirectory(folder.resolve("poolscope-each2"));
        Path other = Files.createDirectory(folder.resolve("poolscope-each3"));
        UserPrincipal owner = Files.getOwner(folder);
        try (var lock = FileChannel.open(used.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();

            EachFiles.sweep(folder, owner, Instant.now().minusSeconds(60));
            assertTrue(Files.exists(killed), "it is young");
            EachFiles.sweep(folder, owner, Instant.now().plusSeconds(60));
        }

        assertFalse(Files.exists(killed));
        assertTrue(Files.exists(used) && Files.exists(other));
    }

    @Test
    void shouldSweepNothingThatSomebodyElseMayHaveMadeALinkTo() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("precious/logs")).getParent();
        Files.writeString(precious.resolve("lock"), "");
        Files.writeString(precious.resolve("logs/thesis"), "");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Files.createSymbolicLink(temporary.resolve("poolscope-each1"), precious);
        Path trap = Files.createDirectory(temporary.resolve("poolscope-each2"));
        Files.writeString(trap.resolve("lock"), "");
        Files.createSymbolicLink(trap.resolve("logs"), precious.resolve("logs"));
        Path foreign = Files.createDirectory(temporary.resolve("poolscope-each3"));
        Files.writeString(foreign.resolve("lock"), "");
        UserPrincipal somebody = () -> "somebody";

        EachFiles.sweep(temporary, somebody, Instant.now().plusSeconds(60));
        assertTrue(Files.exists(trap) && Files.exists(foreign));
        EachFiles.sweep(temporary, Files.getOwner(folder), Instant.now().plusSeconds(60));

        assertTrue(Files.exists(precious.resolve("lock")) && Files.exists(precious.resolve("logs/thesis")));
        assertFalse(Files.exists(trap) || Files.exists(foreign));
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
