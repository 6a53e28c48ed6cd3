package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.cli.terminal.Progress;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.compare.sweep.SweepEvent;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.RunsBeside;

/// A real sweep, on real worker JVMs.
@RunsBeside
class CompareCommandTest {

    @Test
    void shouldRunEverySizeInEveryBlockAndConclude() throws IOException {
        CommandLineRun run = CommandLineRun.of("compare", "primes", "--sizes", "2,1", "--repeat", "3", "--set",
                "to=10000000", "--json", "-");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        Map<String, Object> report = JSON.std.mapFrom(run.out());
        assertEquals("completed", report.get("outcome"));
        List<?> results = (List<?>) report.get("results");
        assertEquals(List.of(1, 2), results.stream().map(CompareCommandTest::workers).toList());
        for (Object result : results) {
            assertEquals(3, ((List<?>) ((Map<?, ?>) result).get("times")).size(), run.out());
            assertEquals(List.of(), ((Map<?, ?>) result).get("invalid"), run.out());
        }
        assertEquals(1.0, ((Map<?, ?>) results.getFirst()).get("speedup"));
        assertEquals(report.get("advice"), run.err().lines().toList().getLast(),
                "the terminal says what the report says");
        // Depending on what else this machine has to do.
        assertTrue(report.get("advice").toString().startsWith(report.get("knee") == null
                ? "No advice: other processes took" : "Use a pool of " + report.get("knee")), run.err());
    }

    @Test
    void shouldSayHowOftenToRepeatInsteadOfAdvisingFromARunOfEach() throws IOException {
        CommandLineRun run = CommandLineRun.of("compare", "primes", "--sizes", "1,2", "--repeat", "1", "--json", "-");

        assertEquals("No advice from fewer than 3 runs of each size: repeat at least 3 times.",
                run.err().lines().toList().getLast());
        assertNull(JSON.std.mapFrom(run.out()).get("knee"), run.out());
    }

    @Test
    void shouldTellWhatHoldsForAllRunsOnce() {
        var err = new StringWriter();
        var output = new Output(Screen.plain(), new PrintWriter(new StringWriter()), new PrintWriter(err, true),
                Optional::empty, new Output.Raw(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
        var view = new SweepView(output);
        Progress progress = Progress.on(output.screen(), output.out(), "primes");

        for (int run = 1; run <= 3; run++) {
            view.hear(new SweepEvent.RunBegins(run, run, 2, 0), progress);
            view.hear(new SweepEvent.RunTold(new Telemetry.Notice(0, "there is little memory")), progress);
            view.hear(new SweepEvent.RunTold(new Telemetry.Notice(0, "only run " + run)), progress);
        }

        assertEquals(List.of("there is little memory", "only run 1", "only run 2", "only run 3"),
                err.toString().lines().toList());
    }

    private static Object workers(Object result) {
        return ((Map<?, ?>) ((Map<?, ?>) result).get("parameters")).get("workers");
    }
}
