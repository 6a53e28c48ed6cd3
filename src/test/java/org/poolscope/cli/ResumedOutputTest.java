package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.ItemPlaces;
import org.poolscope.history.read.JournalReader;
import org.poolscope.testing.WithOwnJournal;

/// What programs wrote in a run that went on with another, and in that one, with a journal of a test's own.
@Isolated
class ResumedOutputTest extends WithOwnJournal {

    /// J20
    @Test
    void shouldFindWhatTheItemsOfBothRunsWrote() throws IOException {
        Path go = folder.resolve("go");
        CommandLineRun first = CommandLineRun.of("each", "--workers", "2", "--logs", folder.resolve("logs").toString(),
                "sh", "-c", "echo \"from $1\"; test \"$1\" != b || test -e '" + go + "'", "sh", "{}", ":::", "a", "b",
                "c");
        assertEquals(ExitCode.FAILED, first.exitCode(), first.toString());
        Files.createFile(go);
        CommandLineRun second = CommandLineRun.of("resume", "last");
        assertEquals(ExitCode.SUCCEEDED, second.exitCode(), second.toString());

        for (String run : List.of("1", "2")) {
            Path laidOut = folder.resolve("laid out " + run);
            CommandLineRun output = CommandLineRun.of("output", run, laidOut.toString());
            assertEquals(ExitCode.SUCCEEDED, output.exitCode(), output.toString());
            assertEquals(Map.of("1.out", "from a\n", "2.out", "from b\n", "3.out", "from c\n"), written(laidOut));
        }
        try (JournalReader journal = JournalReader.open()) {
            RunEntry last = journal.run(2);
            assertEquals(1, last.root());
            Map<ItemPlaces.Kind, Path> places = ItemPlaces.of(last, "b", "", journal.attempts(last, false, 1).getFirst()
                    .task());
            assertEquals(folder.resolve("logs-2/2.out"), places.get(ItemPlaces.Kind.STDOUT));
        }
    }

    /// J20: then a number stands for another item in each of them.
    @Test
    void shouldKeepApartWhatWasWrittenBeforeItemsCameBetween() throws IOException {
        Path input = Files.createDirectory(folder.resolve("in"));
        Files.writeString(input.resolve("b"), "one");
        CommandLineRun first = CommandLineRun.of("run", "commands", "--workers", "1", "--set", "template=cat {}",
                "--set", "input=" + input, "--set", "logs=" + folder.resolve("logs"));
        assertEquals(ExitCode.SUCCEEDED, first.exitCode(), first.toString());
        Files.writeString(input.resolve("a"), "two");
        CommandLineRun second = CommandLineRun.of("resume", "last");
        assertEquals(ExitCode.SUCCEEDED, second.exitCode(), second.toString());

        CommandLineRun output = CommandLineRun.of("output", "2", folder.resolve("laid out").toString());

        assertEquals(ExitCode.SUCCEEDED, output.exitCode(), output.toString());
        assertEquals(Map.of("1.out", "two"), written(folder.resolve("laid out")));
        assertEquals(Map.of("1.out", "one"), written(folder.resolve("laid out/run-1")));
    }

    /// J20
    @Test
    void shouldSayOfARunThatKeptNothingThatThereIsNothing() {
        CommandLineRun.of("run", "primes", "--workers", "1", "--set", "to=100009");

        CommandLineRun output = CommandLineRun.of("output", "1", folder.resolve("laid out").toString());

        assertEquals(ExitCode.USAGE, output.exitCode(), output.toString());
        assertTrue(output.err().contains("RUN must be a run that has kept what its programs wrote, as with --logs; of "
                + "run 1 nothing is there"), output.err());
    }

    private static Map<String, String> written(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".out")).toList()) {
                all.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return all;
    }
}
