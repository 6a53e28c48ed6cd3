package org.poolscope.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.poolscope.cli.CommandLineRun;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.pool.SpareWorkers;
import org.poolscope.testing.RunsBeside;

/// What is done of a `run` before its command line is read.
@RunsBeside
class EarlyRunTest {

    /// O25
    @Test
    void shouldLaunchNothingForWhatRunsNothing() {
        assertNull(EarlyRun.launch());
        assertNull(EarlyRun.launch("each", "true"));
        assertNull(EarlyRun.launch("run"));
        assertNull(EarlyRun.launch("run", "--workers", "2", "squares"));
        assertNull(EarlyRun.launch("run", "squares", "--dry-run"));
        assertNull(EarlyRun.launch("run", "squares", "--workers", "0"));
        assertNull(EarlyRun.launch("run", "squares", "--set", "nothing"));
        assertNull(EarlyRun.launch("run", "some.poolscope"));
    }

    /// O25
    @Test
    void shouldLaunchNoWorkersOfSettingsThatCannotBeTaken() {
        assertEquals(0, launched("run", "no-such-workload"));
        assertEquals(0, launched("run", "squares", "--set", "no-such-setting=1"));
    }

    /// O25: a real JVM.
    @Test
    void shouldLaunchNoMoreWorkersThanARunHas() {
        assertEquals(1, launched("run", "squares", "--workers=1"));
    }

    /// O25: a real JVM.
    @Test
    void shouldRunWithWorkersThatWereLaunchedEarly() {
        CommandLineRun run = CommandLineRun.of("run", "squares", "--workers", "1");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertTrue(run.out().contains("squares"), run.out());
    }

    private static int launched(String... arguments) {
        try (SpareWorkers early = Objects.requireNonNull(EarlyRun.launch(arguments))) {
            return early.standingBy();
        }
    }
}
