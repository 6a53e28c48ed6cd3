package org.poolscope.cli.each;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.poolscope.cli.CommandLineRun;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.testing.RunsBeside;

/// What is done of an `each` before its command line is read, and what is not read of that.
@RunsBeside
class EarlyEachTest {

    /// O25
    @Test
    void shouldLaunchNothingForWhatRunsNothing() {
        assertNull(EarlyEach.launch());
        assertNull(EarlyEach.launch("run", "commands"));
        assertNull(EarlyEach.launch("each"));
        assertNull(EarlyEach.launch("each", "--dry-run", "true", ":::", "a"));
        assertNull(EarlyEach.launch("each", "--help"));
        assertNull(EarlyEach.launch("each", "--save", "a.poolscope", "true", ":::", "a"));
        assertNull(EarlyEach.launch("each", "--save=a.poolscope", "true", ":::", "a"));
        assertNull(EarlyEach.launch("each", "--workers", "many", "true", ":::", "a"));
        assertNull(EarlyEach.launch("each", "--workers=0", "true", ":::", "a"));
        assertNull(EarlyEach.launch("each", "--priority", "highest", "true", ":::", "a"));
    }

    /// G48
    @Test
    void shouldLeaveItemsAloneThatLookLikeOptions() {
        String[] parsed = {"each", "--dry-run", "echo", "{}", ":::"};
        assertArrayEquals(parsed,
                EachCommand.withoutItems("each", "--dry-run", "echo", "{}", ":::", "--help", "-0"));

        CommandLineRun run = CommandLineRun.of("each", "--dry-run", "echo", "{}", ":::", "--help", "-0");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertTrue(run.out().contains("echo --help") && run.out().contains("echo -0"), run.out());
    }

    /// G48
    @Test
    void shouldTellWhatIsMissingBeforeTheItems() {
        CommandLineRun none = CommandLineRun.of("each", ":::", "a");
        CommandLineRun swallowed = CommandLineRun.of("each", "--logs", ":::", "a", "b");

        assertEquals(ExitCode.USAGE, none.exitCode());
        assertTrue(none.err().contains("must come after the program and its arguments"), none.err());
        assertEquals(ExitCode.USAGE, swallowed.exitCode());
        assertTrue(swallowed.err().contains("PROGRAM ARGS"), swallowed.err());
    }
}
