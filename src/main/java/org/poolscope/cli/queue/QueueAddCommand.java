package org.poolscope.cli.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.job.JobFile;
import org.poolscope.job.JobSpec;
import org.poolscope.pool.BatchRun;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.schedule.queue.StartTime;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.TypedPath;
import org.poolscope.workload.run.RunConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts job files behind all that waits.
@Command(name = "add", description = "Puts what job files say behind all that waits: all of them, or none.")
final class QueueAddCommand implements Callable<Integer> {

    private static final String FILE = "file";

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "FILE", arity = "1..*",
            description = "A job file, as the window saves them, ending in " + JobFile.ENDING + ".")
    List<String> files = List.of();

    @Option(names = "--" + StartTime.FIELD, paramLabel = "TIME",
            description = "Not before that time, as in 22:30 or '2026-12-24 06:00'.")
    String at = "";

    QueueAddCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Instant> startAt = StartTime.parse(at, Clock.systemDefaultZone());
        List<RunConfiguration> batches = new ArrayList<>();
        for (String file : files) {
            Path path = TypedPath.read(FILE, file);
            JobSpec job = JobFile.read(path, BatchRun.defaultWorkers());
            if (job.comparison().isPresent()) {
                throw new InvalidSettingException(FILE, "must be a job that runs a batch; '" + file
                        + "' is a comparison, which cannot wait");
            }
            batches.add(job.run());
        }
        try (BatchQueue queue = QueueCommand.open()) {
            List<Long> numbers = queue.add(batches, startAt);
            for (int i = 0; i < numbers.size(); i++) {
                output.warn("added " + numbers.get(i) + ": " + files.get(i));
            }
        }
        return ExitCode.SUCCEEDED;
    }
}
