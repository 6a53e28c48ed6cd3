package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.Main;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// G28: Ctrl-Z, on the real program, with a program in it that has a child in a session of its own.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class TerminalStopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROGRAM = """
            setsid sleep 600 &
            echo $$ $! > "$1.new"; mv "$1.new" "$1.pids"
            until [ -e "$1.end" ]; do sleep 0.05; done
            kill $!
            """;

    @TempDir
    Path folder;

    private ChildJvm started() throws Exception {
        ChildJvm program = ChildJvm.start(Main.class, "each", "--workers", "1", "--shell", PROGRAM, ":::",
                folder.resolve("item").toString());
        Waiting.until("it is up", PATIENCE, () -> Files.exists(folder.resolve("item.pids")), program::toString);
        return program;
    }

    private void stop(ChildJvm program) throws Exception {
        signal("TSTP", program.pid());
        Waiting.until("all stand still", PATIENCE, () -> all(program).allMatch(TerminalStopTest::standsStill),
                () -> all(program).map(TerminalStopTest::state).toList() + " " + program);
    }

    @Test
    void shouldStopProgramsBeforeItselfAndGoOnWithThem() throws Exception {
        try (ChildJvm program = started()) {
            stop(program);
            Files.createFile(folder.resolve("item.end"));
            signal("CONT", program.pid());

            assertEquals(ExitCode.SUCCEEDED, program.awaitExit(), program.toString());
        }
    }

    /// Who is stopped heeds nothing, so somebody has to let all go on when the program cannot any more.
    @Test
    void shouldLeaveNothingWhenItIsKilledWhileAllStandStill() throws Exception {
        try (ChildJvm program = started()) {
            stop(program);
            List<Long> workers = ProcessHandle.of(program.pid()).stream().flatMap(ProcessHandle::descendants)
                    .map(ProcessHandle::pid).toList();

            program.process().destroyForcibly();

            Waiting.until("all are gone", PATIENCE,
                    () -> Stream.concat(pids().stream(), workers.stream()).allMatch(pid -> state(pid).isEmpty()),
                    () -> Stream.concat(pids().stream(), workers.stream()).map(TerminalStopTest::state).toList()
                            .toString());
        }
    }

    private Stream<Long> all(ChildJvm program) {
        return Stream.concat(pids().stream(), Stream.of(program.pid()));
    }

    private List<Long> pids() {
        try {
            return Stream.of(Files.readString(folder.resolve("item.pids")).strip().split(" ")).map(Long::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor());
    }

    /// A shell that was starting a program waits for it where no signal reaches it, until that one goes on.
    private static boolean standsStill(long pid) {
        return switch (state(pid)) {
            case "T" -> true;
            case "D" -> ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children)
                    .anyMatch(child -> state(child.pid()).equals("T"));
            default -> false;
        };
    }

    /// As the system tells it; empty of one that is gone, or has ended and is waited for.
    private static String state(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String state = stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
            return state.equals("Z") ? "" : state;
        } catch (IOException _) {
            return "";
        }
    }
}
