package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.testing.RunsBeside;

/// Real runs, on real worker JVMs.
@RunsBeside
class RunCommandTest {

    @TempDir
    Path folder;

    @Test
    void shouldRunABatchOnTwoProcessesAndReportIt() throws IOException {
        Path file = folder.resolve("p.json");
        CommandLineRun run = CommandLineRun.of("run", "primes", "--workers", "2",
                "--set", "from=100000", "--set", "to=100100", "--json", file.toString());

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertTrue(run.out().startsWith("primes: 100 items on 2 workers"), run.out());
        Map<String, Object> report = JSON.std.mapFrom(Files.readString(file));
        assertEquals("completed", report.get("outcome"));
        assertEquals(100, report.get("items"));
        assertEquals(100, report.get("succeeded"));
        assertEquals(6, ((Map<?, ?>) report.get("result")).get("count"));
        List<?> processes = (List<?>) report.get("processes");
        assertEquals(2, processes.stream().map(process -> ((Map<?, ?>) process).get("pid")).distinct().count());
        assertTrue(processes.stream().allMatch(process -> (double) ((Map<?, ?>) process).get("cpuSeconds") > 0),
                run.out());
    }

    @Test
    void shouldKeepStandardOutputForTheReportAlone() throws IOException {
        CommandLineRun run = CommandLineRun.of("run", "squares", "--workers", "1", "--set", "to=11", "--json", "-");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertEquals(10, JSON.std.mapFrom(run.out()).get("succeeded"));
        assertTrue(run.err().contains("squares: all succeeded"), run.err());
    }

    @Test
    void shouldShowWhatWorkersPrintAsideFromTheReport() throws IOException {
        CommandLineRun run = CommandLineRun.of("run", "verbs", "--workers", "1",
                "--set", "verbs=print to be seen;moan to be heard", "--json", "-");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertEquals(2, JSON.std.mapFrom(run.out()).get("succeeded"));
        assertTrue(run.err().contains("worker 1 | to be seen"), run.err());
        assertTrue(run.err().contains("worker 1 | to be heard"), run.err());
    }

    @Test
    void shouldStartNothingWhenTheReportCannotBeWritten() {
        CommandLineRun run = CommandLineRun.of("run", "primes", "--json", folder.toString());

        assertEquals(ExitCode.USAGE, run.exitCode());
        assertFalse(run.out().contains("items on"), run.out());
    }

    @Test
    void shouldTakeAsManyWorkersAsTheSettingsNeed() throws IOException {
        CommandLineRun run = CommandLineRun.of("run", "producers-consumers",
                "--set", "producers=2", "--set", "consumers=3", "--set", "items=100", "--json", "-");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        Map<String, Object> report = JSON.std.mapFrom(run.out());
        assertTrue((int) report.get("workers") >= 5, run.out());
        assertEquals(100, ((Map<?, ?>) report.get("result")).get("consumed"));
    }
}
