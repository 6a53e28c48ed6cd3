package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.turbo.Turbo;

/// Dry runs: all is told that can be known, and nothing is done.
@RunsBeside
class DryRunTest {

    private static final byte[] JPEG = {-1, (byte) 0xD8, -1, (byte) 0xE0};

    @TempDir
    Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void makeInput() throws IOException {
        input = Files.createDirectories(folder.resolve("in/deep")).getParent();
        output = folder.resolve("out");
        for (String name : List.of("a.jpg", "b.jpg", "deep/a.jpg", "deep/d.jpg")) {
            Files.write(input.resolve(name), JPEG);
        }
        Files.writeString(input.resolve("film.mov"), "no picture");
        Files.writeString(input.resolve("notes.txt"), "no picture");
    }

    @Test
    void shouldTellWhatWouldBeRunAndLeftOutAndWriteNothing() {
        CommandLineRun run = dryRun("--set", "name={folder}/{name}-small.{ext}");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertEquals("""
                images: would run 4 items in 4 tasks on 2 workers
                  Left out: 2 (.mov 1, .txt 1).
                  a.jpg       to a-small.jpg
                  b.jpg       to b-small.jpg
                  deep/a.jpg  to deep/a-small.jpg
                  … and 1 more
                  %s.
                A dry run: nothing was run.
                """.formatted(means()), run.out().replace(System.lineSeparator(), "\n"));
        assertFalse(Files.exists(output));
    }

    private static String means() {
        return Turbo.isInstalled() ? "Everyday JPEGs are read and written by libjpeg-turbo"
                : "JPEGs are read and written by Skia; with libjpeg-turbo installed they would take half the time";
    }

    @Test
    void shouldRefuseWhatTheRunWouldRefuse() {
        CommandLineRun run = dryRun("--set", "name={name}.{ext}");

        assertEquals(ExitCode.USAGE, run.exitCode(), run.toString());
        assertTrue(run.err().contains("a.jpg and deep/a.jpg"), run.err());
        assertFalse(Files.exists(output));
    }

    @Test
    void shouldSayTheSameAsJson() throws IOException {
        CommandLineRun run = dryRun("--json", "-");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        Map<String, Object> json = JSON.std.mapFrom(run.out());
        assertEquals("planned", json.get("outcome"));
        assertEquals(4, json.get("items"));
        assertEquals(4, json.get("tasks"));
        assertEquals(List.of("Left out: 2 (.mov 1, .txt 1)"), json.get("notes"));
        assertEquals(List.of(means()), json.get("means"));
        assertEquals(Map.of("a.jpg", "a.jpg", "b.jpg", "b.jpg", "deep/a.jpg", "deep/a.jpg"),
                json.get("firstResults"));
        assertFalse(Files.exists(output));
    }

    /// On real workers.
    @Test
    void shouldSayWhatIsLeftOutInTheSameWordsAfterTheRun() throws IOException {
        Path report = folder.resolve("report.json");
        CommandLineRun run = CommandLineRun.of("run", "images", "--workers", "1", "--set", "input=" + input,
                "--set", "output=" + output, "--json", report.toString());

        assertEquals(ExitCode.FAILED, run.exitCode(), "there is no picture behind these beginnings");
        assertTrue(run.out().contains("  Left out: 2 (.mov 1, .txt 1)." + System.lineSeparator()), run.out());
        Map<String, Object> json = JSON.std.mapFrom(Files.readString(report));
        assertEquals(List.of("Left out: 2 (.mov 1, .txt 1)"), json.get("notes"));
        assertEquals(4, json.get("failed"));
    }

    @Test
    void shouldTellItemsAndTasksOfOtherWorkloads() {
        CommandLineRun run = CommandLineRun.of("run", "primes", "--dry-run", "--workers", "2",
                "--set", "from=100000", "--set", "to=100100");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertTrue(run.out().startsWith("primes: would run 100 items in 25 tasks on 2 workers"), run.out());
    }

    private CommandLineRun dryRun(String... more) {
        List<String> words = new ArrayList<>(List.of("run", "images", "--dry-run", "--workers", "2",
                "--set", "input=" + input, "--set", "output=" + output));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray(String[]::new));
    }
}
