package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.poolscope.Main;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// Standard output that takes nothing, behind the real program.
@RunsBeside
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full and a shell")
class LostOutputTest {

    @Test
    void shouldFailWhenItsReportIsLost() throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(shell("exec \"$@\" > /dev/full"), Main.class,
                "run", "squares", "--workers", "1", "--json", "-")) {
            program.await("poolscope: standard output could not be written");

            assertEquals(ExitCode.FAILED, program.awaitExit(), program.toString());
        }
    }

    @Test
    void shouldNameTheItemsWhoseOutputIsLost() throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(shell("exec \"$@\" > /dev/full"), Main.class,
                "each", "--workers", "1", "--shell", "test $1 = mute || echo heard", ":::", "mute", "loud")) {
            program.await("poolscope: standard output could not be written");

            assertEquals(ExitCode.FAILED, program.awaitExit(), program.toString());
            assertEquals(List.of("what loud wrote is lost, or some of it: No space left on device"),
                    program.lines().stream().filter(line -> line.startsWith("what ")).toList());
        }
    }

    /// There is nowhere to say so, but for the status.
    @Test
    void shouldFailWhenWhatProgramsWriteToStandardErrorIsLost() throws InterruptedException {
        assertEquals(List.of("exit 1"), statusWithErrorsTo("/dev/full"));
        assertEquals(List.of("exit 0"), statusWithErrorsTo("/dev/null"));
        assertEquals(List.of("exit 0"), statusWithErrorsTo("&-"));
    }

    private static List<String> statusWithErrorsTo(String target) throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(shell("\"$@\" 2>" + target + "; echo \"exit $?\""), Main.class,
                "each", "--workers", "1", "--shell", "echo $1 >&2", ":::", "a")) {
            program.await("exit ");
            program.awaitExit();
            return program.lines().stream().filter(line -> line.startsWith("exit")).toList();
        }
    }

    @Test
    void shouldNotMindAReaderThatHasReadEnough() throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(shell("{ \"$@\"; echo \"exit $?\" >&2; } | true"), Main.class,
                "workloads")) {
            program.await("exit ");

            assertEquals(0, program.awaitExit(), program.toString());
            assertEquals(List.of("exit 0"), program.lines());
        }
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script, "sh");
    }
}
