package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.Main;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.read.JournalReader;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// The real program is killed in the middle of a batch, and another goes on with it.
///
/// `-Dpoolscope.batch-kills=10 -Dpoolscope.batch-items=2000` makes it the long run, `-Dpoolscope.seed=…` repeats one.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class KilledBatchTest {

    private static final int KILLS = Integer.getInteger("poolscope.batch-kills", 2);
    private static final int ITEMS = Integer.getInteger("poolscope.batch-items", 150);
    private static final long SEED = Long.getLong("poolscope.seed", 20_261_130);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    /// J07
    @Test
    void shouldHaveEachItemDoneOnceHoweverOftenTheBatchIsKilled() throws Exception {
        var random = new Random(SEED);
        Path out = folder.resolve("out");
        Path told = Files.createFile(folder.resolve("told"));
        List<String> command = new ArrayList<>(List.of("each", "--workers", "2", "--output", out.toString(), "sh",
                "-c", "echo {} > {out}/{}.new && mv {out}/{}.new {out}/{} && echo done {}", ":::"));
        IntStream.range(0, ITEMS).mapToObj(i -> "item-" + i).forEach(command::add);
        for (int kill = 0; kill < KILLS; kill++) {
            long enough = toldAsDone(told).size() + 1 + random.nextInt(Math.max(1, ITEMS / (KILLS + 1)));
            try (ChildJvm program = program(told, kill == 0 ? command : List.of("resume", "last"))) {
                Waiting.until("some are done", PATIENCE, () -> toldAsDone(told).size() >= enough, program::toString);
                program.process().destroyForcibly().waitFor();
            }
            assertNothingIsHalf(out);
            assertEquals(JournalState.INTERRUPTED, last().state(), "seed " + SEED);
        }
        try (ChildJvm program = program(told, List.of("resume", "last"))) {
            assertEquals(0, program.awaitExit(), program::toString);
        }

        List<String> lines = Files.readAllLines(told).stream().filter(line -> line.startsWith("done ")).toList();
        assertEquals(new HashSet<>(lines).size(), lines.size(), "some that were told as done ran again, seed " + SEED);
        try (JournalReader journal = JournalReader.at(journal()); Stream<Path> files = Files.list(out)) {
            List<String> done = new ArrayList<>();
            for (RunEntry run : journal.family(last())) {
                journal.attempts(run, false, attempt -> {
                    if (attempt.state() == AttemptState.DONE) {
                        done.add(attempt.name());
                    }
                });
            }
            assertEquals(ITEMS, done.size(), "seed " + SEED);
            assertEquals(ITEMS, new HashSet<>(done).size());
            assertEquals(ITEMS, files.count());
        }
    }

    private RunEntry last() throws IOException {
        try (JournalReader journal = JournalReader.at(journal())) {
            return journal.runs(List.of(), 1).getFirst();
        }
    }

    private static Set<String> toldAsDone(Path told) {
        try {
            return new HashSet<>(Files.readAllLines(told).stream().filter(line -> line.startsWith("done ")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertNothingIsHalf(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(one -> !one.toString().endsWith(".new")).toList()) {
                assertEquals(file.getFileName().toString(), Files.readString(file).strip());
            }
        }
    }

    /// J08: a second program sees it while it is on.
    @Test
    void shouldShowARunThatIsOnInAnotherProgramAndRefuseToGoOnWithIt() throws Exception {
        Path told = Files.createFile(folder.resolve("told"));
        Path go = folder.resolve("go");
        try (ChildJvm program = program(told, List.of("each", "--workers", "2", "sh", "-c",
                "[ {} = quick ] || while [ ! -e " + go + " ]; do sleep 0.05; done; echo done {}", ":::", "quick",
                "slow"))) {
            Waiting.until("one is done", PATIENCE, () -> toldAsDone(told).size() == 1, program::toString);

            try (JournalReader journal = JournalReader.at(journal())) {
                RunEntry run = journal.runs(List.of(), 1).getFirst();
                assertEquals(JournalState.RUNNING, run.state());
                assertEquals(List.of(2L, 1L), List.of(run.items(), run.succeeded()));
            }
            try (ChildJvm other = program(folder.resolve("other"), List.of("resume", "last"))) {
                assertEquals(ExitCode.FAILED, other.awaitExit(), other::toString);
            }
            assertTrue(Files.readString(folder.resolve("other")).contains("Run 1 is still on"));

            Files.createFile(go);
            assertEquals(0, program.awaitExit(), program::toString);
        }
        assertEquals(JournalState.COMPLETED, last().state());
    }

    private Path journal() {
        return folder.resolve("data").resolve("journal.sqlite");
    }

    /// With all that it says in a file, which is there whatever becomes of it.
    private ChildJvm program(Path says, List<String> arguments) {
        return ChildJvm.start(List.of("env", "POOLSCOPE_JOURNAL=" + journal(), "sh", "-c",
                "exec \"$@\" >> \"$0\" 2>&1", says.toString()), Main.class, arguments.toArray(String[]::new));
    }
}
