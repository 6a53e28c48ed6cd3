package org.poolscope.cli.compare;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.option.BatchOptions;
import org.poolscope.cli.option.ConditionOptions;
import org.poolscope.cli.option.EndingOptions;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.option.KeptCommand;
import org.poolscope.cli.option.PoolSizesOption;
import org.poolscope.cli.option.SaveOption;
import org.poolscope.cli.option.ThreadsOption;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.PageFile;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.cli.report.json.RunLists;
import org.poolscope.cli.report.json.SweepJson;
import org.poolscope.cli.report.table.ReportTargets;
import org.poolscope.cli.terminal.Interruption;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.PoolSizes;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.question.SweepJob;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.job.Comparison;
import org.poolscope.job.JobFileException;
import org.poolscope.job.JobSpec;
import org.poolscope.pool.BatchRun;
import org.poolscope.report.ComparePage;
import org.poolscope.report.ComparePicture;
import org.poolscope.report.Machine;
import org.poolscope.report.SweepCsv;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs one batch at several pool sizes, fairly, and says which size to use.
@Command(name = CompareCommand.NAME,
        description = "Runs one batch at several pool sizes and says which size to use. The sizes take turns, so that "
                + "a machine that grows warm or busy meanwhile slows all of them alike; runs with a result of their "
                + "own are shown and not counted.")
public final class CompareCommand implements Callable<Integer>, KeptCommand {

    public static final String NAME = "compare";

    private static final String SIZES = "sizes";

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Mixin
    final BatchOptions batch = new BatchOptions();

    @Option(names = "--" + SIZES, paramLabel = "SIZES", converter = PoolSizesOption.class,
            description = "The pool sizes to compare, from 1 to " + PoolOptions.MAX_WORKERS
                    + ", as in --sizes 1,2,4 or --sizes 1-4; auto for 1, 2, 4 up to twice the processors. A job file "
                    + "may name them, too.")
    PoolSizes sizes = new PoolSizes(List.of());

    @Option(names = "--threads", paramLabel = "N", converter = ThreadsOption.class,
            description = "Runs every size with each of these numbers of threads for an item, as in --threads 1,2,4: "
                    + "for commands, which find them as {threads} and in OMP_NUM_THREADS and its like.")
    ThreadsOption.Counts threads = new ThreadsOption.Counts(List.of());

    @Mixin
    final ConditionOptions conditions = new ConditionOptions();

    @Mixin
    final EndingOptions ending = new EndingOptions();

    @Option(names = "--html", paramLabel = "FILE",
            description = "Writes a report as one page of HTML, too, which needs nothing beside it.")
    @Nullable String html;

    @Option(names = "--svg", paramLabel = "FILE", description = "Writes the charts of the report as one picture, too.")
    @Nullable String svg;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes all runs as a table, too.")
    @Nullable String csv;

    @Mixin
    final SaveOption saved = new SaveOption();

    public CompareCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (saved.isWanted()) {
            return saved.write(job(), output);
        }
        SweepConfiguration configuration = configuration();
        ReportTargets.require(configuration.configuration(), batch.jobFile(), targets());
        ReportTargets.requireNoItem(configuration.configuration(),
                () -> BatchRun.planned(configuration.configuration()).items(), targets());
        try (Interruption interruption = Interruption.awaited();
                Journal journal = Journal.open();
                JsonFile json = JsonFile.open(batch.jsonTarget(), output.out());
                PageFile page = PageFile.open("html", Optional.ofNullable(html));
                PageFile picture = PageFile.open("svg", Optional.ofNullable(svg));
                PageFile table = PageFile.open("csv", Optional.ofNullable(csv));
                RunLists lists = new RunLists(json)) {
            var view = new SweepView(batch.jsonOnStandardOutput() ? output.aside() : output);
            SweepResult result = view.run(configuration, journal, Origin.of(NAME), interruption, lists,
                    batch.whereAll());
            json.write(SweepJson.of(result, lists));
            page.write(() -> ComparePage.of(result, Machine.here()));
            Optional<String> charts = ComparePicture.of(result, Hardware.here());
            if (charts.isPresent()) {
                picture.write(charts::get);
            }
            table.write(() -> SweepCsv.of(result));
            return exitCode(result, view.runsWithFailures());
        }
    }

    private Map<String, Optional<String>> targets() {
        var targets = new LinkedHashMap<String, Optional<String>>();
        targets.put("json", batch.jsonTarget());
        targets.put("html", Optional.ofNullable(html));
        targets.put("svg", Optional.ofNullable(svg));
        targets.put("csv", Optional.ofNullable(csv));
        return targets;
    }

    public SweepConfiguration configuration() throws JobFileException {
        RunConfiguration run = batch.configuration(OptionalInt.empty(), output);
        Comparison kept = kept();
        List<Integer> compared = sizes.sizes().isEmpty() ? kept.sizes() : sizes.sizes();
        if (compared.isEmpty()) {
            throw new InvalidSettingException(SIZES, "must name the pool sizes to compare, as in --sizes 1,2,4");
        }
        return new SweepConfiguration(run, compared, ending.ending(kept), ending.seed(kept), true,
                threads.counts().isEmpty() ? kept.threads() : threads.counts(), conditions.conditions(kept));
    }

    @Override
    public JobSpec job() throws JobFileException {
        SweepConfiguration sweep = configuration();
        return batch.job(sweep.configuration(), Optional.of(SweepJob.of(sweep, ending.statedSeed(kept()))));
    }

    /// What a job file says; known with the run.
    private Comparison kept() {
        return batch.comparison().orElse(new Comparison(List.of(), OptionalInt.empty()));
    }

    static int exitCode(SweepResult result, int runsWithFailures) {
        if (result.stopped()) {
            return ExitCode.INTERRUPTED;
        }
        return result.allCount() && runsWithFailures == 0 ? ExitCode.SUCCEEDED : ExitCode.FAILED;
    }
}
