package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.cli.compare.CompareCommand;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.cli.report.json.RunLists;
import org.poolscope.cli.report.json.SweepJson;
import org.poolscope.cli.run.RunCommand;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.job.Comparison;
import org.poolscope.job.JobCommandLine;
import org.poolscope.job.JobSpec;
import org.poolscope.job.SomeJobs;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;
import picocli.CommandLine;

/// Job files where a workload is named, and command lines that do what jobs say.
class JobCommandsTest {

    private static final Output SILENT = new Output(Screen.plain(), new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()), Optional::empty,
            new Output.Raw(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));

    @TempDir
    private Path folder;

    /// J24
    @Test
    void shouldRunWhatAJobFileSays() throws IOException {
        Path job = job("\"settings\": {\"from\": 100000, \"to\": 100100}, \"pool\": {\"workers\": 3}");

        var run = CommandLineRun.of("run", job.toString(), "--dry-run", "--json", "-");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.err());
        assertTrue(run.out().contains("\"from\" : 100000") && run.out().contains("\"to\" : 100100"), run.out());
    }

    /// J24
    @Test
    void shouldLetOptionsTakeThePlaceOfWhatAJobFileSays() throws IOException {
        Path job = job("\"settings\": {\"from\": 5, \"to\": 7}, \"pool\": {\"workers\": 3, \"chunk\": 2, "
                + "\"halt\": \"soon,3\"}");

        RunConfiguration run = parsed(List.of("run", job.toString(), "--workers", "2", "--set", "to=9", "--halt",
                "now"));

        assertEquals(5, run.settings().number("from"));
        assertEquals(9, run.settings().number("to"));
        assertEquals(2, run.pool().workers());
        assertEquals(OptionalInt.of(2), run.pool().chunk());
        assertEquals("NOW", run.pool().policy().halt().when().name());
    }

    /// J24
    @Test
    void shouldCompareTheSizesThatAJobFileNames() throws IOException {
        Path job = job("\"compare\": {\"sizes\": [4, 1], \"repeat\": 2}");
        assertEquals(List.of(1, 4), comparison(List.of("compare", job.toString())).sizes());
        assertEquals(2, comparison(List.of("compare", job.toString())).ending().mostBlocks());
        assertEquals(List.of(8), comparison(List.of("compare", job.toString(), "--sizes", "8")).sizes());

        var refused = CommandLineRun.of("compare", job("\"name\": \"x\"").toString());
        assertEquals(ExitCode.USAGE, refused.exitCode());
        assertTrue(refused.err().startsWith("poolscope: --sizes must name the pool sizes to compare"), refused.err());
    }

    /// J24
    @Test
    void shouldEndAndDrawAsAJobFileSays() throws IOException {
        String job = job("\"compare\": {\"sizes\": [1, 4], \"precision\": \"1%\", \"cap\": \"5m\", \"seed\": 9}")
                .toString();

        assertEquals(Ending.Precise.parse("1%", "5m"), comparison(List.of("compare", job)).ending());
        assertEquals(9, comparison(List.of("compare", job)).seed());
        assertEquals(Ending.Precise.parse("1%", "1m"), comparison(List.of("compare", job, "--cap", "1m")).ending());
        assertEquals(new Ending.Blocks(3), comparison(List.of("compare", job, "--repeat", "3")).ending());
        assertEquals(7, comparison(List.of("compare", job, "--seed", "7")).seed());
    }

    @Test
    void shouldSayWhatIsWrongInAJobFileInOneLine() throws IOException {
        var refused = CommandLineRun.of("run", job("\"pool\": {\"workers\": 1e9}").toString());

        assertEquals(ExitCode.USAGE, refused.exitCode());
        assertEquals("poolscope: job file '" + folder.resolve("some.poolscope") + "' cannot be taken: 'pool.workers' "
                + "must be from 1 to 256, not 1000000000", refused.err().strip());

        var setting = CommandLineRun.of("run", job("\"name\": \"\"").toString(), "--set", "to=many");
        assertTrue(setting.err().startsWith("poolscope: setting 'to' must be a whole number"), setting.err());
    }

    @Test
    void shouldSayWhatInAJobFileNobodyLooksAt() throws IOException {
        var run = CommandLineRun.of("run", job("\"colour\": 1, \"pool\": {\"workes\": 7}").toString(), "--dry-run");

        assertTrue(run.err().contains("caution: the job file says more than this version knows, which is not looked "
                + "at: colour, pool.workes"), run.err());
    }

    /// J25
    @Test
    void shouldTakeACopiedCommandLineForWhatItWasCopiedFrom() throws IOException, InterruptedException {
        var random = new Random(25);
        List<JobSpec> jobs = new ArrayList<>();
        List<String> script = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            JobSpec job = SomeJobs.any(random, folder);
            jobs.add(job);
            script.add(JobCommandLine.of(job));
        }
        List<List<String>> typed = typed(script);
        for (int i = 0; i < jobs.size(); i++) {
            JobSpec job = jobs.get(i);
            if (job.comparison().isPresent()) {
                Comparison asked = job.comparison().get();
                SweepConfiguration had = comparison(typed.get(i));
                assertEquals(job.run().withWorkers(PoolOptions.MAX_WORKERS),
                        had.configuration().withWorkers(PoolOptions.MAX_WORKERS), script.get(i));
                assertEquals(asked.sizes(), had.sizes(), script.get(i));
                assertEquals(asked.repeats().isPresent() ? new Ending.Blocks(asked.repeats().getAsInt())
                        : Ending.Precise.parse(asked.precision().orElse(null), asked.cap().orElse(null)),
                        had.ending(), script.get(i));
                asked.seed().ifPresent(seed -> assertEquals(seed, had.seed(), () -> job.toString()));
            } else {
                assertEquals(job.run(), parsed(typed.get(i)), script.get(i));
            }
        }
    }

    @Test
    void shouldTellInTheJsonOfAComparisonHowToRepeatEachOfItsRuns() throws IOException, InterruptedException {
        var random = new Random(18);
        List<RunConfiguration> asked = new ArrayList<>();
        List<String> script = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            RunConfiguration run = SomeJobs.any(random, folder).run();
            List<Integer> threads = Workloads.named(run.workload()).threadsSetting().isEmpty() ? List.of()
                    : List.of(1, 3);
            int size = run.pool().workers();
            var sweep = new SweepConfiguration(run, List.of(size, size + 1), new Ending.Blocks(3), 1, false, threads);
            var json = SweepJson.of(SweepResult.of(sweep, List.of(), true), new RunLists(new JsonFile.Unwanted()));
            for (Object result : (List<?>) json.getOrDefault("results", List.of())) {
                var its = (Map<?, ?>) result;
                var parameters = (Map<?, ?>) its.get("parameters");
                asked.add(sweep.at((int) parameters.get("workers"), threads.isEmpty()
                        ? SweepConfiguration.AS_CONFIGURED : (int) parameters.get("threads")));
                script.add(its.get("command").toString());
            }
        }
        List<RunConfiguration> repeated = new ArrayList<>();
        for (List<String> words : typed(script)) {
            repeated.add(parsed(words));
        }
        assertEquals(asked, repeated);
    }

    /// J54
    @Test
    void shouldSaveWhatIsTypedInPlaceOfRunningIt() throws IOException {
        String file = folder.resolve("saved.poolscope").toString();

        var saved = CommandLineRun.of("run", "primes", "--workers", "3", "--set", "to=100200", "--save", file);
        assertEquals("saved " + file, saved.err().strip());
        assertEquals("", saved.out());
        assertEquals(parsed(List.of("run", "primes", "--workers", "3", "--set", "to=100200")),
                parsed(List.of("run", file)));

        CommandLineRun.of("compare", file, "--sizes", "1,2", "--repeat", "4", "--save", file);
        assertEquals(List.of(1, 2), comparison(List.of("compare", file)).sizes());
        assertEquals(new Ending.Blocks(4), comparison(List.of("compare", file)).ending());
        assertEquals(100200, parsed(List.of("run", file)).settings().number("to"));

        Path none = folder.resolve("none.poolscope");
        for (String[] words : new String[][] {{"run", "primes"}, {"each", "cat", ":::", "a"}}) {
            var dry = new ArrayList<>(List.of(words));
            dry.addAll(1, List.of("--dry-run", "--save", none.toString()));
            var planned = CommandLineRun.of(dry.toArray(String[]::new));
            assertEquals(ExitCode.SUCCEEDED, planned.exitCode(), planned.toString());
            assertFalse(Files.exists(none), planned.toString());
        }
        CommandLineRun.of("each", "--save", file, "cat", "{}", ":::", "a b", "{}");
        assertEquals("a b\n{}", parsed(List.of("run", file)).settings().text("lines"));
        assertEquals("cat {}", parsed(List.of("run", file)).settings().text("template"));
        assertEquals(Optional.of(Path.of("").toAbsolutePath()),
                parsed(List.of("run", file)).settings().folderIfAny("folder"), "names lead from where it was typed");
    }

    /// J54
    @Test
    void shouldSaveInPlaceOfNothingButAJob() throws IOException {
        Path other = Files.writeString(folder.resolve("other.poolscope"), "mine");
        for (Path file : List.of(other, folder.resolve("primes.json"))) {
            var refused = CommandLineRun.of("run", "primes", "--save", file.toString());
            assertEquals(ExitCode.USAGE, refused.exitCode(), refused.toString());
            assertTrue(refused.err().startsWith("poolscope: --save must "), refused.err());
        }
        assertEquals("mine", Files.readString(other));
        assertEquals(List.of(other), Files.list(folder).toList());

        Path file = folder.resolve("each.poolscope");
        assertTrue(CommandLineRun.of("each", "--save", file.toString(), "cat", ":::", "a\nb").err()
                .contains("a line break is in one of them: a\\nb"));
        assertTrue(CommandLineRun.of("each", "--save", file.toString(), "cat", ":::", "a", "").err()
                .contains("one of them is empty"));
        assertEquals(ExitCode.USAGE,
                CommandLineRun.of("each", "--save", file.toString(), "--csv", "-", "cat", "{}").exitCode());
        assertTrue(Files.notExists(file));
    }

    /// What a shell makes of command lines.
    private List<List<String>> typed(List<String> lines) throws IOException, InterruptedException {
        String script = "poolscope() { printf '%s\\0' \"$@\"; printf '\\001\\0'; }\n" + String.join("\n", lines) + "\n";
        Path file = Files.writeString(folder.resolve("script"), script);
        Process shell = new ProcessBuilder("sh", file.toString()).redirectErrorStream(true).start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), words);
        List<List<String>> all = new ArrayList<>();
        for (String line : words.split("\u0001\0")) {
            all.add(List.of(line.substring(0, line.length() - 1).split("\0", -1)));
        }
        return all;
    }

    private static RunConfiguration parsed(List<String> words) throws IOException {
        var command = new RunCommand(SILENT, null);
        new CommandLine(command).parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        return command.configuration();
    }

    private static SweepConfiguration comparison(List<String> words) throws IOException {
        var command = new CompareCommand(SILENT);
        new CommandLine(command).parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        return command.configuration();
    }

    private Path job(String parts) throws IOException {
        return Files.writeString(folder.resolve("some.poolscope"),
                "{\"version\": 1, \"workload\": \"primes\", " + parts + "}");
    }
}
