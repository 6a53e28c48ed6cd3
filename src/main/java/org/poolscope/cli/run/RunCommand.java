package org.poolscope.cli.run;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.option.BatchOptions;
import org.poolscope.cli.option.ExportOptions;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.option.KeptCommand;
import org.poolscope.cli.option.SaveOption;
import org.poolscope.cli.option.TaskOptions;
import org.poolscope.cli.option.TryOptions;
import org.poolscope.cli.option.WholeNumber;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.DryRunText;
import org.poolscope.cli.report.json.DryRunJson;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.cli.report.json.RunJson;
import org.poolscope.cli.report.json.RunLists;
import org.poolscope.cli.report.table.Exports;
import org.poolscope.cli.report.table.ReportTargets;
import org.poolscope.cli.run.RunView.Begun;
import org.poolscope.cli.terminal.Interruption;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.job.JobFileException;
import org.poolscope.job.JobSpec;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.DryRun;
import org.poolscope.pool.SpareWorkers;
import org.poolscope.schedule.TryFirst;
import org.poolscope.telemetry.RunReport;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Launches one batch on a pool of worker JVMs and shows it live.
@Command(name = RunCommand.NAME,
        description = "Launches one batch on a pool of worker processes and shows it live.")
public final class RunCommand implements Callable<Integer>, KeptCommand {

    public static final String NAME = "run";

    private final Output output;
    private final @Nullable SpareWorkers early;

    @Mixin
    final HelpOption help = new HelpOption();

    @Mixin
    final BatchOptions batch = new BatchOptions();

    @Mixin
    final ExportOptions exported = new ExportOptions();

    @Mixin
    final TryOptions trying = new TryOptions();

    @Mixin
    final SaveOption saved = new SaveOption();

    @Option(names = "--workers", paramLabel = "N", converter = WholeNumber.class,
            description = "The pool size, 1 to " + PoolOptions.MAX_WORKERS
                    + "; by default one worker per processor as far as there is memory, or as many as the settings "
                    + "need.")
    @Nullable Integer workers;

    @Option(names = "--dry-run",
            description = "Only tells what would be run and what would be left out, and writes nothing.")
    boolean dryRun;

    /// @param early what its workers may come from; null for nothing
    public RunCommand(Output output, @Nullable SpareWorkers early) {
        this.output = output;
        this.early = early;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (saved.isWanted() && !dryRun) {
            return saved.write(job(), output);
        }
        RunConfiguration configuration = configuration();
        Map<String, Optional<String>> targets = exported.targets(batch.jsonTarget());
        ReportTargets.require(configuration, batch.jobFile(), targets);
        if (dryRun) {
            return plan(configuration, batch, output, UnaryOperator.identity());
        }
        try (Interruption interruption = Interruption.awaited();
                Journal journal = Journal.open();
                JsonFile json = JsonFile.open(batch.jsonTarget(), output.out());
                Exports exports = exported.open();
                RunLists lists = new RunLists(json, exports)) {
            if (workers == null && configuration.pool().workers() == BatchRun.defaultWorkers()) {
                BatchRun.whyFewer().ifPresent(output::warn);
            }
            Output forPerson = batch.jsonOnStandardOutput() ? output.aside() : output;
            Begun begun = Begun.of(configuration, journal, Origin.of(NAME), early);
            ReportTargets.requireNoItem(configuration, begun.batch()::items, targets);
            Optional<TryFirst> trial = trying.of(configuration, begun.batch());
            var view = new RunView(forPerson, RunStyle.full(forPerson), trial, trying);
            RunReport report = view.run(begun.trying(trial), interruption, lists, batch.whereAll());
            json.write(RunJson.of(report, lists));
            exports.finish(report, configuration.settings().texts());
            boolean tried = trial.filter(TryFirst::hasEndedIt).isPresent();
            return tried && report.failed() == 0 ? ExitCode.SUCCEEDED : tried ? ExitCode.FAILED : exitCode(report);
        }
    }

    public RunConfiguration configuration() throws JobFileException {
        return batch.configuration(workers == null ? OptionalInt.empty() : OptionalInt.of(workers), output);
    }

    @Override
    public JobSpec job() throws JobFileException {
        return batch.job(configuration(), Optional.empty());
    }

    /// Tells what would be run.
    ///
    /// @param lasting makes what is told to a program such that it can be kept
    public static int plan(RunConfiguration configuration, TaskOptions batch, Output output,
                    UnaryOperator<Map<String, Object>> lasting) throws IOException {
        try (JsonFile json = JsonFile.open(batch.jsonTarget(), output.out())) {
            DryRun planned = DryRun.of(configuration);
            Output forPerson = batch.jsonOnStandardOutput() ? output.aside() : output;
            new DryRunText(output.screen()).print(planned, forPerson.out());
            json.write(lasting.apply(DryRunJson.of(planned)));
        }
        return ExitCode.SUCCEEDED;
    }

    public static int exitCode(RunReport report) {
        return switch (report.outcome()) {
            case COMPLETED -> report.failed() == 0 ? ExitCode.SUCCEEDED : ExitCode.FAILED;
            case STOPPED -> ExitCode.INTERRUPTED;
            case BROKEN -> ExitCode.FAILED;
        };
    }
}
