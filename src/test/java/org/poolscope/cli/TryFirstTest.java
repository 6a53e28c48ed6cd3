package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.poolscope.cli.output.ExitCode;

/// Some items before all others, on real workers.
class TryFirstTest {

    private static final int ITEMS = 30;

    @TempDir
    private Path folder;

    /// J31
    @Test
    void shouldEndAfterTheTriedItemsAndTellOfTheRest() throws IOException {
        CommandLineRun run = run(1);

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertTrue(run.err().replace('\u202F', ' ').matches("(?s).*tried \\d+ of 30 items; the rest, \\d+ items: .*, "
                + "none of the tried failed, so at most \\d+ % will.*--go-on goes on with the rest at once.*"),
                run.err());
        Map<String, Object> json = JSON.std.mapFrom(Files.readString(folder.resolve("report.json")));
        assertEquals(0, json.get("interrupted"), "what was begun came to its end");
        long done = ((Number) json.get("succeeded")).longValue();
        assertTrue(done >= 5 && done <= 20, () -> done + " were done, and 5 were to be tried");
        assertEquals(done, numbers().size());
        assertTrue(numbers().stream().anyMatch(number -> number > 10), "they are drawn, and have the numbers that they "
                + "have in the batch: " + numbers());
    }

    /// Those that are still starting when it is paused were to have tried one each.
    @Test
    void shouldTryAsManyAsWereAskedForHoweverLateWorkersAre() throws IOException {
        CommandLineRun run = run(4);

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertTrue(numbers().size() >= 5, run.toString());
    }

    /// J31
    @Test
    void shouldGoOnWithTheRestInTheSameRun() throws IOException {
        CommandLineRun run = run(1, "--go-on");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertTrue(run.err().contains(" of 30 items; the rest, "), run.err());
        assertEquals(ITEMS, numbers().size(), "each once");
    }

    @Test
    void shouldRefuseABatchWhoseItemsHaveNoNames() {
        CommandLineRun run = CommandLineRun.of("run", "primes", "--try", "10");

        assertEquals(ExitCode.USAGE, run.exitCode(), run.toString());
        assertTrue(run.err().startsWith("poolscope: --try cannot be done with this batch"), run.err());
        assertTrue(CommandLineRun.of("run", "primes", "--try", "ten").err().startsWith("poolscope: --try must be a "
                + "number of items or a percentage of them"));
    }

    private CommandLineRun run(int workers, String... more) throws IOException {
        String items = String.join("\n", Stream.iterate(1, i -> i + 1).limit(ITEMS).map(String::valueOf).toList());
        Files.createDirectory(folder.resolve("done"));
        List<String> words = List.of("run", "commands", "--workers", Integer.toString(workers), "--try", "5", "--json",
                folder.resolve("report.json").toString(), "--set", "lines=" + items, "--set",
                "template=mkdir " + folder.resolve("done") + "/{#}");
        return CommandLineRun.of(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private List<Integer> numbers() throws IOException {
        try (Stream<Path> made = Files.list(folder.resolve("done"))) {
            return made.map(path -> Integer.parseInt(path.getFileName().toString())).sorted().toList();
        }
    }
}
