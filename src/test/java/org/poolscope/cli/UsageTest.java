package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

class UsageTest {

    private static final List<Arguments> WRONG = List.of(
            arguments("rnu primes", "there is no command 'rnu'", "Did you mean 'run'?"),
            arguments("run", "Missing required parameter: 'WORKLOAD'", "Try 'poolscope run --help'."),
            arguments("run prmes", "workload 'prmes' is unknown; there are ", "Did you mean 'primes'?"),
            arguments("run primes --wrokers 2", "there is no option '--wrokers'", "Did you mean '--workers'?"),
            arguments("run @samples", "workload '@samples' is unknown; there are ",
                    "'poolscope workloads' lists the workloads"),
            arguments("run primes more", "'more' is one argument too many", "Try 'poolscope run --help'."),
            arguments("run primes --workers two", "--workers must be a whole number, not 'two'",
                    "Try 'poolscope run --help'."),
            arguments("run primes --workers 0", "--workers must be from 1 to 256, not 0",
                    "Try 'poolscope run --help'."),
            arguments("run primes --chunk 0", "--chunk must be from 1 to 2147483647, not 0", "poolscope run --help"),
            arguments("run primes --order shortest-first",
                    "--order must be one of given, longest-first, not 'shortest-first'", "--help"),
            arguments("run primes --order longest-first --chunk 7", "--order must be given with a chunk of 7",
                    "--help"),
            arguments("run primes --beats 99", "--beats must be from 1 to 50, not 99", "poolscope run --help"),
            arguments("run primes --deadline soon", "--deadline must be none, seconds as in 2.5, a time as in 500ms",
                    "--help"),
            arguments("run primes --deadline 90%", "--deadline must be more than 100 % of the median", "--help"),
            arguments("run primes --retries -1", "--retries must be from 0 to 1000, not -1", "--help"),
            arguments("run primes --retry-delay soon", "--retry-delay must be a time from 0 to 1 hour", "--help"),
            arguments("run primes --halt later", "--halt must be never, soon, now, or as in soon,3 or now,10%",
                    "--help"),
            arguments("run primes --halt soon,0", "--halt must be after a whole number of failures from 1 on",
                    "--help"),
            arguments("run primes --set form=1", "setting 'form' is not a setting of this workload",
                    "Did you mean 'from'?"),
            arguments("run primes --set from", "--set must be written NAME=VALUE, as in --set from=100", "--help"),
            arguments("run primes --set =5", "--set must be written NAME=VALUE, as in --set name=100", "--help"),
            arguments("run primes --set from=x", "setting 'from' must be a whole number from ",
                    "Write --set from=VALUE (from 0 to "),
            arguments("run primes --set from=1 --set from=2", "setting 'from' is set twice", "Write --set from=VALUE"),
            arguments("run primes --json .", "--json '.' is a folder; name a file in it", "--help"),
            arguments("run counter --set mode=UNSAFE", "setting 'mode' must be one of ", "Did you mean 'mode=unsafe'?"),
            arguments("run PRIMES", "workload 'PRIMES' is unknown", "Did you mean 'primes'?"),
            arguments("run primes --json=", "--json must name a file, or - for standard output", "--help"),
            arguments("run primes --json nowhere/p.json",
                    "--json 'nowhere/p.json' cannot be written, since there is no folder", ""),
            arguments("compare primes", "--sizes must name the pool sizes to compare, as in --sizes 1,2,4",
                    "poolscope compare --help"),
            arguments("compare primes --sizes 1,1", "--sizes must differ from each other; 1 is there twice", "--help"),
            arguments("compare primes --sizes 1,,2",
                    "--sizes must be pool sizes from 1 to 256, as in 1,2,4 or 1-4, or auto; not '1,,2'", "--help"),
            arguments("compare primes --sizes 1,2,",
                    "--sizes must be pool sizes from 1 to 256, as in 1,2,4 or 1-4, or auto; not '1,2,'", "--help"),
            arguments("compare primes --sizes 4-1", "--sizes must be pool sizes from 1 to 256", "--help"),
            arguments("compare primes --sizes 1-999999999", "--sizes must be pool sizes from 1 to 256", "--help"),
            arguments("compare primes --sizes 1 --repeat x", "--repeat must be a whole number, not 'x'", "--help"),
            arguments("compare primes --sizes 0", "--sizes must be from 1 to 256 each, not 0", "--help"),
            arguments("compare primes --sizes 1 --repeat 0", "--repeat must be from 1 to 1000, not 0", "--help"),
            arguments("compare primes --sizes 1,2 --html nowhere/p.html",
                    "--html 'nowhere/p.html' cannot be written, since there is no folder", ""),
            arguments("compare primes --sizes 1,2 --csv .", "--csv '.' is a folder; name a file in it", "--help"),
            arguments("compare primes --sizes 1,2 --repeat 3 --precision 1%",
                    "--precision does not go with --repeat; leave one of them out", "--help"),
            arguments("compare primes --sizes 1,2 --cap soon", "--cap must be a time, as in 30s, 10m or 2h", "--help"),
            arguments("make-samples", "Missing required parameter: 'DIR'", "Try 'poolscope make-samples --help'."),
            arguments("make-samples nowhere --count 0", "--count must be ", "Try 'poolscope make-samples --help'."),
            arguments("make-samples src", "DIR must be empty or hold samples alone",
                    "Try 'poolscope make-samples --help'."),
            arguments("compare counter --sizes 1,2", "--sizes cannot be compared with 'counter', whose batch grows",
                    "; set total, or choose a workload"));

    @ParameterizedTest(name = "poolscope {0}")
    @FieldSource("WRONG")
    void shouldSayWhatIsWrongAndWhatToDo(String commandLine, String problem, String advice) {
        CommandLineRun run = CommandLineRun.of(commandLine.split(" "));

        assertAll(run.toString(),
                () -> assertEquals(ExitCode.USAGE, run.exitCode()),
                () -> assertEquals("", run.out()),
                () -> assertTrue(run.err().startsWith("poolscope: ")),
                () -> assertTrue(run.err().contains(problem)),
                () -> assertTrue(run.err().contains(advice)),
                () -> assertEquals(2, run.err().lines().count()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "compare --help", "make-samples --help", "workloads --help"})
    void shouldExplainItself(String commandLine) {
        CommandLineRun run = CommandLineRun.of(commandLine.split(" "));

        assertEquals(ExitCode.SUCCEEDED, run.exitCode());
        assertTrue(run.out().startsWith("Usage: poolscope "), run.out());
    }

    @Test
    void shouldLetNoMessageOfAnErrorReachTheTerminal() {
        var err = new StringWriter();
        var cause = new IllegalStateException("\u001b[2Jgone\r\tat org.poolscope.Forged.line(Forged.java:1)\n\u009b1A");
        var problem = new IllegalArgumentException("all succeeded\npoolscope: all succeeded", cause);
        problem.addSuppressed(new Error("\u202eback"));

        assertEquals(ExitCode.FAILED, ProblemReport.tellOfOurs(new PrintWriter(err, true), problem));

        List<String> lines = err.toString().lines().toList();
        assertTrue(lines.contains("java.lang.IllegalArgumentException: all succeeded\\npoolscope: all succeeded"),
                lines::toString);
        assertTrue(lines.contains("Caused by: java.lang.IllegalStateException: \\u001b[2Jgone\\r\\t"
                + "at org.poolscope.Forged.line(Forged.java:1)\\n\\u009b1A"), lines::toString);
        assertTrue(lines.contains("    Suppressed: java.lang.Error: \\u202eback"), lines::toString);
        assertTrue(lines.stream().skip(1)
                        .allMatch(line -> line.matches(" *(at |\\.\\.\\. |Caused|Suppressed|java\\.lang).*")),
                lines::toString);
        assertTrue(err.toString().chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F), lines::toString);
    }

    @Test
    void shouldTellItsVersion() {
        CommandLineRun run = CommandLineRun.of("--version");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode());
        assertTrue(run.out().matches("(?s)Poolscope \\d+\\.\\d+\\.\\d+.*\\RJava .*"), run.out());
    }

    @Test
    void shouldListEveryWorkloadWithItsSettingsAndBounds() {
        CommandLineRun run = CommandLineRun.of("workloads");

        for (Workload workload : Workloads.all()) {
            assertTrue(run.out().contains(workload.name() + "  " + workload.title()), run.out());
            for (Parameter parameter : workload.parameters()) {
                assertTrue(run.out().contains(parameter.name() + "=" + parameter.defaultText()), run.out());
            }
        }
        assertTrue(run.out().replaceAll("\\s+", " ").contains(
                "To watch it for some seconds: --set times=500000000 --set mode=unsafe"), run.out());
    }
}
