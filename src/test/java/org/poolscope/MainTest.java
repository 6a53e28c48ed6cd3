package org.poolscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// The program's entry, in a process of its own.
@RunsBeside
class MainTest {

    @TempDir
    Path state;

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldRunABatchInTheTerminalWhereThereIsNoDisplay() throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(List.of("env", "-u", "DISPLAY", "XDG_STATE_HOME=" + state),
                Main.class)) {
            assertEquals("(DISPLAY is not set), so here is a batch in the terminal; "
                    + "'poolscope --help' lists what else there is.", program.await("No display"));
            program.await("primes: all succeeded");
            Path report = Path.of(program.await("The report is in"));

            assertEquals(state.resolve("poolscope").resolve("default-run.json"), report);
            assertTrue(Files.exists(report), program.toString());
            assertEquals(0, program.awaitExit(), program.toString());
        }
    }

    @Test
    void shouldAnswerWithoutADisplay() throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(Main.class, "--version")) {
            program.await("Poolscope ");
            assertEquals(0, program.awaitExit(), program.toString());
        }
    }

    @Test
    void shouldEndWith2OnBadInput() throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(Main.class, "run", "prmes")) {
            program.await("poolscope: workload 'prmes' is unknown");
            assertEquals(2, program.awaitExit(), program.toString());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSayHowToRunAJobFileWhereThereIsNoDisplay() throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(List.of("env", "-u", "DISPLAY"), Main.class, "night.poolscope")) {
            assertEquals("(DISPLAY is not set) to open night.poolscope on; 'poolscope run night.poolscope' runs it in "
                    + "the terminal.", program.await("poolscope: no display"));
            assertEquals(2, program.awaitExit(), program.toString());
        }
    }
}
