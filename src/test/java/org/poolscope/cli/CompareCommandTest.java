package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.testing.RunsBeside;

/// A real sweep, on real worker JVMs.
@RunsBeside
class CompareCommandTest {

    @Test
    void shouldRunEverySizeInEveryBlockAndConclude() throws IOException {
        CommandLineRun run = CommandLineRun.of("compare", "primes", "--sizes", "2,1", "--repeat", "3", "--set",
                "to=4000000", "--json", "-");

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
        String advice = report.get("advice").toString();
        assertEquals(1, run.err().lines().filter(line -> !line.isBlank() && advice.startsWith(line)).count(),
                () -> "the terminal says what the report says: " + run);
        // Depending on what else this machine has to do.
        assertTrue(advice.startsWith(report.get("knee") == null
                ? "No advice: other processes took" : "Use a pool of " + report.get("knee")), run.err());
    }

    @Test
    void shouldSayHowOftenToRepeatInsteadOfAdvisingFromARunOfEach() throws IOException {
        CommandLineRun run = CommandLineRun.of("compare", "primes", "--sizes", "1,2", "--repeat", "1", "--json", "-");

        assertTrue(run.err().lines().anyMatch("No advice from fewer than 3 runs of each size: repeat at least 3 times."
                ::equals), run.err());
        assertNull(JSON.std.mapFrom(run.out()).get("knee"), run.out());
    }

    private static Object workers(Object result) {
        return ((Map<?, ?>) ((Map<?, ?>) result).get("parameters")).get("workers");
    }
}
