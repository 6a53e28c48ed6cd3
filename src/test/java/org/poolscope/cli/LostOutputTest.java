package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.poolscope.Main;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// Standard output that takes nothing, behind the real program.
@RunsBeside
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full and a shell")
class LostOutputTest {

    private static final long PATIENCE_SECONDS = 60;

    @Test
    void shouldFailWhenItsReportIsLost() throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(shell("exec \"$@\" > /dev/full"), Main.class,
                "run", "squares", "--workers", "1", "--json", "-")) {
            program.await("poolscope: standard output could not be written");

            assertEquals(ExitCode.FAILED, exitCode(program), program.toString());
        }
    }

    @Test
    void shouldNotMindAReaderThatHasReadEnough() throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(shell("{ \"$@\"; echo \"exit $?\" >&2; } | true"), Main.class,
                "workloads")) {
            program.await("exit ");

            assertEquals(0, exitCode(program), program.toString());
            assertEquals(List.of("exit 0"), program.lines());
        }
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script, "sh");
    }

    private static int exitCode(ChildJvm program) throws InterruptedException {
        assertTrue(program.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running: " + program);
        return program.process().exitValue();
    }
}
