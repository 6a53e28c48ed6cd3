package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A real sweep, on real worker JVMs.
class CompareCommandTest {

    @Test
    void shouldRunEverySizeInEveryBlockAndNameTheOneToUse() throws IOException {
        CommandLineRun run = CommandLineRun.of("compare", "primes", "--sizes", "2,1", "--repeat", "2", "--json", "-");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        Map<String, Object> report = JSON.std.mapFrom(run.out());
        assertEquals("completed", report.get("outcome"));
        List<?> results = (List<?>) report.get("results");
        assertEquals(List.of(1, 2), results.stream().map(CompareCommandTest::workers).toList());
        for (Object result : results) {
            assertEquals(2, ((List<?>) ((Map<?, ?>) result).get("times")).size(), run.out());
            assertEquals(List.of(), ((Map<?, ?>) result).get("invalid"), run.out());
        }
        assertEquals(1.0, ((Map<?, ?>) results.getFirst()).get("speedup"));
        assertTrue(run.err().lines().toList().getLast().startsWith("Use " + report.get("knee") + " worker"), run.err());
    }

    private static Object workers(Object result) {
        return ((Map<?, ?>) ((Map<?, ?>) result).get("parameters")).get("workers");
    }
}
