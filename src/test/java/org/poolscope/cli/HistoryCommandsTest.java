package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.testing.WithOwnJournal;

/// What the command line tells of runs that are over, with a journal of a test's own.
@Isolated
@EnabledOnOs({OS.LINUX, OS.MAC})
class HistoryCommandsTest extends WithOwnJournal {

    private static CommandLineRun each(String script, String... items) {
        String[] words = new String[items.length + 6];
        System.arraycopy(new String[] {"each", "--workers", "1", "--shell", script, ":::"}, 0, words, 0, 6);
        System.arraycopy(items, 0, words, 6, items.length);
        return CommandLineRun.of(words);
    }

    private static List<String> lines(String... words) {
        CommandLineRun run = CommandLineRun.of(words);
        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run::toString);
        return run.out().lines().toList();
    }

    /// What a program counts and measures is in every form.
    @Test
    void shouldTellWhatProgramsHaveReportedOnceTheirRunIsOver() throws IOException {
        each("printf 'files+=2\\nfiles+=1\\nloss=0.25\\n' > \"$POOLSCOPE_REPORT\"; test $1 != b", "a", "b");

        Map<String, Object> json = JSON.std.mapFrom(CommandLineRun.of("show", "last", "--json").out());
        List<?> items = (List<?>) json.get("items");
        assertEquals(Map.of("files", 3, "loss", 0.25), ((Map<?, ?>) items.getFirst()).get("values"), json::toString);
        List<String> csv = lines("show", "last", "--csv");
        assertTrue(csv.getFirst().endsWith(",message,values"), csv::toString);
        assertTrue(csv.get(1).endsWith(",\"files 3, loss 0.25\""), csv::toString);
        List<String> failed = lines("show", "last", "--failed", "--md");
        assertEquals(3, failed.size(), failed::toString);
        assertTrue(failed.getLast().startsWith("| b | 1 | failed |"), failed::toString);
    }

    /// One that cannot be forgotten keeps nothing else.
    @Test
    void shouldListAndForgetRuns() {
        each("true first $1", "a");
        each("true second $1", "a");
        each("true third $1", "a");
        assertEquals(3, lines("history").stream().filter(line -> line.contains("commands")).count());
        assertEquals(1, lines("history", "second").stream().filter(line -> line.contains("commands")).count());

        CommandLineRun forgotten = CommandLineRun.of("forget", "1", "99", "nonsense", "2");

        assertEquals(ExitCode.USAGE, forgotten.exitCode(), forgotten::toString);
        assertEquals(List.of("forgot run 1", "forgot run 2"), forgotten.out().lines().toList());
        assertEquals(2, forgotten.err().lines().count(), forgotten::toString);
        assertTrue(forgotten.err().contains("99") && forgotten.err().contains("nonsense"), forgotten::toString);
        for (String command : List.of("show", "resume", "forget")) {
            CommandLineRun refused = CommandLineRun.of(command, "99");
            assertEquals(ExitCode.USAGE, refused.exitCode(), refused::toString);
            assertTrue(refused.err().contains("RUN must be in the journal, which has no run 99"), refused::toString);
        }
        List<String> left = lines("history");
        assertTrue(left.stream().anyMatch(line -> line.contains("third")), left::toString);
        assertFalse(left.stream().anyMatch(line -> line.contains("second")), left::toString);
    }
}
