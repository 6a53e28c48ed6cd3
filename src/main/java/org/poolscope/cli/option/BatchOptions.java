package org.poolscope.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.output.Output;
import org.poolscope.job.Comparison;
import org.poolscope.job.JobFile;
import org.poolscope.job.JobFileException;
import org.poolscope.job.JobSpec;
import org.poolscope.pool.BatchRun;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What to run, as `run` and `compare` both take it.
public final class BatchOptions extends TaskOptions {

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec command;

    @Parameters(paramLabel = "WORKLOAD", description = "What to run; 'poolscope workloads' lists them. Or a job file, "
            + "as the window saves them, ending in " + JobFile.ENDING + ": other options take the place of what it "
            + "says.")
    String workload = "";

    @Option(names = "--set", paramLabel = "NAME=VALUE",
            description = "Sets one of the workload's settings. Repeatable.")
    List<String> set = List.of();

    @Option(names = "--chunk", paramLabel = "N", converter = WholeNumber.class,
            description = "Items per task, at least 1; chosen from batch and pool size by default.")
    @Nullable Integer chunk;

    private Optional<JobSpec> kept = Optional.empty();

    /// The run these options ask for.
    ///
    /// @param workers the pool size; empty for as many as there are processors and memory for, or as many as the
    ///                settings need
    /// @throws InvalidSettingException if something cannot be taken
    /// @throws JobFileException        if it is to be in a file, and that cannot be taken
    public RunConfiguration configuration(OptionalInt workers, Output output) throws JobFileException {
        Optional<JobOptions> job = JobOptions.of(workload);
        if (job.isPresent() && command != null) {
            job.get().tellOthers(output);
            kept = Optional.of(job.get().job());
            return job.get().configuration(given(), command.commandLine().getParseResult());
        }
        Workload chosen = Workloads.named(workload);
        Settings settings = Settings.parse(chosen.parameters(), given());
        int size = workers.orElseGet(() -> BatchRun.usualWorkers(chosen, settings));
        OptionalInt items = chunk == null ? OptionalInt.empty() : OptionalInt.of(chunk);
        return new RunConfiguration(workload, settings, new PoolOptions(size, items, beats, policy(), conduct(),
                order()));
    }

    /// What was typed in the place of a workload, if that is a job file.
    public Optional<String> jobFile() {
        return Optional.of(workload).filter(JobFile::isNamedSo);
    }

    /// What a job file says of a comparison; known with the configuration.
    public Optional<Comparison> comparison() {
        return kept.flatMap(JobSpec::comparison);
    }

    /// A job that says this; of a job file that was named, with what else is in it. To be called with the configuration
    /// known.
    public JobSpec job(RunConfiguration run, Optional<Comparison> comparison) {
        return kept.map(job -> job.with(run, comparison)).orElseGet(() -> new JobSpec("", run, comparison));
    }

    private Map<String, String> given() {
        return settings(set);
    }

    /// Settings by their names, of `NAME=VALUE` each.
    public static Map<String, String> settings(List<String> set) {
        var given = new LinkedHashMap<String, String>();
        for (String pair : set) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new InvalidSettingException("set", "must be written NAME=VALUE, as in --set "
                        + (equals < 0 && !pair.isBlank() ? pair : "name") + "=100; not '" + pair + "'");
            }
            String name = pair.substring(0, equals);
            if (given.put(name, pair.substring(equals + 1)) != null) {
                throw new InvalidSettingException(name, "is set twice; leave one of them out");
            }
        }
        return given;
    }
}
