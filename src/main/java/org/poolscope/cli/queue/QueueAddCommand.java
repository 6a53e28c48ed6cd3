package org.poolscope.cli.queue;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.compare.question.SweepJob;
import org.poolscope.job.JobFile;
import org.poolscope.job.JobSpec;
import org.poolscope.pool.BatchRun;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.schedule.queue.StartTime;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.TypedPath;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Puts jobs behind all that waits: of job files, or of a command line as it would be typed to run it.
@Command(name = QueueAddCommand.NAME,
        description = "Puts jobs behind all that waits, all of them or none: what job files say, or what 'run', 'each' "
                + "or 'compare' with all that follows would run.")
final class QueueAddCommand implements Callable<Integer> {

    static final String NAME = "add";

    private static final String FILE = "file";

    /// Of a command with many items so much is told.
    private static final int MOST_WORDS = 20;

    private final Output output;

    /// Those that were not in what was parsed.
    private final List<String> withheld;

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "FILE... | run ARGS... | each ARGS... | compare ARGS...", arity = "1..*",
            description = "Job files, as the window and --save write them, ending in " + JobFile.ENDING
                    + "; or a command, as in: poolscope queue add each gzip {} ::: *.log")
    List<String> words = List.of();

    @Option(names = "--" + StartTime.FIELD, paramLabel = "TIME",
            description = "Not before that time, as in 22:30 or '2026-12-24 06:00'.")
    String at = "";

    @Spec
    @Nullable CommandSpec spec;

    private QueueAddCommand(Output output, List<String> withheld) {
        this.output = output;
        this.withheld = withheld;
    }

    /// The command, which leaves alone whatever follows its first word.
    ///
    /// @param withheld what comes after what is parsed
    static CommandLine commandLine(Output output, List<String> withheld) {
        return new CommandLine(new QueueAddCommand(output, withheld)).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException {
        words = Stream.concat(words.stream(), withheld.stream()).toList();
        Optional<Instant> startAt = StartTime.parse(at, Clock.systemDefaultZone());
        Map<String, JobSpec> jobs = jobs();
        jobs.forEach(QueueAddCommand::requireToBeRun);
        try (BatchQueue queue = QueueCommand.open()) {
            List<Long> numbers = queue.addJobs(List.copyOf(jobs.values()), startAt);
            List<String> names = List.copyOf(jobs.keySet());
            for (int i = 0; i < numbers.size(); i++) {
                output.warn("added " + numbers.get(i) + ": " + names.get(i));
            }
        }
        return ExitCode.SUCCEEDED;
    }

    /// Nobody is there to be told when it is its turn.
    private static void requireToBeRun(String name, JobSpec job) {
        try {
            job.comparison().ifPresent(asked -> SweepJob.read(job.run(), asked));
        } catch (InvalidSettingException e) {
            throw new InvalidSettingException(FILE, "must be a job that can be run; of '" + name + "' the "
                    + e.field() + " " + e.reason());
        }
    }

    private CommandLine command() {
        return Objects.requireNonNull(spec).commandLine();
    }

    /// The jobs by what they are called where they are told of.
    private Map<String, JobSpec> jobs() throws IOException {
        Map<String, JobSpec> jobs = new LinkedHashMap<>();
        Optional<JobSpec> typed = TypedJob.of(words, command(), output);
        if (typed.isPresent()) {
            jobs.put(String.join(" ", words.subList(0, Math.min(words.size(), MOST_WORDS)))
                    + (words.size() > MOST_WORDS ? " …" : ""), typed.get());
            return jobs;
        }
        Optional<String> option = words.stream().filter(word -> word.startsWith("-")).findFirst();
        if (option.isPresent()) {
            throw new InvalidSettingException(FILE, "must come after all options, as in: poolscope queue add --at "
                    + "22:30 FILE; not '" + option.get() + "' after it");
        }
        for (String file : words) {
            jobs.put(file, JobFile.read(TypedPath.read(FILE, file), BatchRun.defaultWorkers()));
        }
        return jobs;
    }
}
