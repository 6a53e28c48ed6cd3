package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.Main;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.shared.segment.BaseFolders;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// Ctrl-C, sent to the real program in a process of its own.
@RunsBeside
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent with kill")
class InterruptionTest {

    private static final long PATIENCE_SECONDS = 60;
    private static final String ENDLESS = "to=1000000000000";

    @TempDir
    Path folder;

    @Test
    void shouldStopTheRunTellWhatWasDoneAndEndWith130() throws IOException, InterruptedException {
        Path file = folder.resolve("p.json");
        try (ChildJvm program = ChildJvm.start(Main.class, "run", "primes", "--workers", "2",
                "--set", "from=1000000000", "--set", ENDLESS, "--json", file.toString())) {
            program.await("primes: ");
            List<ProcessHandle> workers = program.process().toHandle().descendants().toList();

            interrupt(program);

            assertEquals(ExitCode.INTERRUPTED, program.awaitExit(), program.toString());
            assertTrue(program.lines().stream().anyMatch(line -> line.startsWith("primes: stopped")),
                    program.toString());
            assertEquals("stopped", JSON.std.mapFrom(Files.readString(file)).get("outcome"));
            workers.forEach(worker -> assertFalse(worker.isAlive(), "worker " + worker.pid() + " outlived " + program));
        }
    }

    @Test
    void shouldStopASweepTellWhatWasDoneAndEndWith130() throws IOException, InterruptedException {
        Path file = folder.resolve("c.json");
        try (ChildJvm program = ChildJvm.start(Main.class, "compare", "primes", "--sizes", "1,2", "--repeat", "2",
                "--set", "from=1000000000", "--set", ENDLESS, "--json", file.toString())) {
            program.await("primes: ");

            interrupt(program);

            assertEquals(ExitCode.INTERRUPTED, program.awaitExit(), program.toString());
            Map<String, Object> report = JSON.std.mapFrom(Files.readString(file));
            assertEquals("stopped", report.get("outcome"));
        }
    }

    /// A run in a deadlock does not end by itself: whoever compares sizes has to be told, and the sweep to be stopped.
    @Test
    void shouldTellOfADeadlockInASweepThatIsThenStopped() throws IOException, InterruptedException {
        try (ChildJvm program = ChildJvm.start(Main.class, "compare", "philosophers", "--sizes", "2",
                "--repeat", "2", "--set", "order=left-first")) {
            String line = program.await("deadlock: ");
            assertTrue(line.contains("worker 2 waits for lock 'fork-"), line);

            interrupt(program);

            assertEquals(ExitCode.INTERRUPTED, program.awaitExit(), program.toString());
        }
    }

    /// As `timeout` sends it, and a terminal that is closed: to the program and to its workers at once. Their tasks do
    /// not end before.
    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void shouldCallWorkersStoppedThatGotTheSameSignal(String signal, int status) throws Exception {
        Path file = folder.resolve("p.json");
        try (ChildJvm program = ChildJvm.start(Main.class, "run", "primes", "--workers", "2",
                "--chunk", "100000000",
                "--set", "from=1000000000", "--set", ENDLESS, "--json", file.toString())) {
            Waiting.until("both workers work", Duration.ofSeconds(PATIENCE_SECONDS),
                    () -> program.process().toHandle().descendants().filter(InterruptionTest::works).count() == 2,
                    program::toString);
            var all = new ArrayList<>(List.of("kill", "-" + signal, Long.toString(program.pid())));
            program.process().toHandle().descendants().forEach(worker -> all.add(Long.toString(worker.pid())));

            new ProcessBuilder(all).inheritIO().start().waitFor();

            assertEquals(status, program.awaitExit(), program.toString());
            assertTrue(program.lines().stream().anyMatch(line -> line.startsWith("primes: stopped")),
                    program.toString());
            assertTrue(program.lines().stream().noneMatch(line -> line.contains("killed by")
                    || line.contains("exited with")
                    || line.contains("tried again")), program.toString());
            Map<String, Object> report = JSON.std.mapFrom(Files.readString(file));
            assertEquals(List.of(), report.get("failures"), program.toString());
            assertTrue(((Number) report.get("interrupted")).longValue() > 0, program.toString());
        }
    }

    @Test
    void shouldLeaveNothingOfATableThatWasStillRead() throws Exception {
        Path temporary;
        try (var directory = BaseFolders.onDisk().directory()) {
            temporary = directory.path().getParent();
        }
        try (ChildJvm program = ChildJvm.start(Main.class, "each", "--csv", "-", "echo", "is {a}").say("a")) {
            program.say("one").await("is one");
            assertNotEquals(List.of(), filesOf(program, temporary), program::toString);

            interrupt(program);

            assertEquals(ExitCode.INTERRUPTED, program.awaitExit(), program.toString());
            assertEquals(List.of(), filesOf(program, temporary));
        }
    }

    /// G24
    @Test
    void shouldBeginWithItemsAsTheyComeAndBeInterruptedBetweenThem() throws Exception {
        try (ChildJvm program = ChildJvm.start(Main.class, "each", "--workers", "1", "echo", "is {}").say("one")) {
            program.await("is one");
            program.say("two").await("is two");

            interrupt(program);

            assertEquals(ExitCode.INTERRUPTED, program.awaitExit(), program.toString());
            assertTrue(program.lines().getLast().startsWith("commands: stopped with 2 succeeded, 0 failed, 0 not run"),
                    program.toString());
        }
    }

    private static List<Path> filesOf(ChildJvm program, Path temporary) throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(path -> path.getFileName().toString().startsWith("poolscope-" + program.pid() + "-"))
                    .toList();
        }
    }

    /// To start takes less.
    private static boolean works(ProcessHandle worker) {
        return worker.info().totalCpuDuration().filter(used -> used.toMillis() > 1000).isPresent();
    }

    private static void interrupt(ChildJvm program) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).inheritIO().start().waitFor();
    }
}
