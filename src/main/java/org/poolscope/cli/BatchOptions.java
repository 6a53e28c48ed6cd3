package org.poolscope.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.report.JsonFile;
import org.poolscope.pool.BatchRun;
import org.poolscope.workload.Deadline;
import org.poolscope.workload.HaltPolicy;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.PoolOptions;
import org.poolscope.workload.RetryPolicy;
import org.poolscope.workload.RunConfiguration;
import org.poolscope.workload.Settings;
import org.poolscope.workload.TaskPolicy;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What to run, as `run` and `compare` both take it.
final class BatchOptions {

    @Parameters(paramLabel = "WORKLOAD", description = "What to run; 'poolscope workloads' lists them.")
    String workload = "";

    @Option(names = "--set", paramLabel = "NAME=VALUE",
            description = "Sets one of the workload's settings. Repeatable.")
    List<String> set = List.of();

    @Option(names = "--chunk", paramLabel = "N", converter = WholeNumber.class,
            description = "Items per task, at least 1; chosen from batch and pool size by default.")
    @Nullable Integer chunk;

    @Option(names = "--beats", paramLabel = "N", converter = WholeNumber.class,
            description = "How often a second every worker is sampled, 1 to 50; ${DEFAULT-VALUE} by default.",
            defaultValue = "" + PoolOptions.DEFAULT_BEATS_PER_SECOND)
    int beats;

    @Option(names = "--deadline", paramLabel = "LIMIT", defaultValue = "none",
            description = "Ends a task that runs longer: seconds as in 2.5, or a percentage of the median as in "
                    + "300%%, and a second at least.")
    String deadline = "";

    @Option(names = "--retries", paramLabel = "N", converter = WholeNumber.class, defaultValue = "0",
            description = "Tries a task that failed again, so often at most, after growing pauses; 0 by default. One "
                    + "whose worker died is tried again in any case, until it has lost three.")
    int retries;

    @Option(names = "--halt", paramLabel = "WHEN", defaultValue = "never",
            description = "Ends the batch after failures: soon lets what runs end, now does not; as in soon, soon,3 or "
                    + "now,10%%.")
    String halt = "";

    @Option(names = "--json", paramLabel = "FILE",
            description = "Writes the report as JSON too; - for standard output.")
    @Nullable String json;

    /// The run these options ask for.
    ///
    /// @param workers the pool size; empty for as many as there are processors and memory for, or as many as the
    ///                settings need
    /// @throws InvalidSettingException if something cannot be taken
    RunConfiguration configuration(OptionalInt workers) {
        Workload chosen = Workloads.named(workload);
        Settings settings = Settings.parse(chosen.parameters(), given());
        int size = workers.orElseGet(() -> Math.max(BatchRun.defaultWorkers(), chosen.requiredWorkers(settings)));
        OptionalInt items = chunk == null ? OptionalInt.empty() : OptionalInt.of(chunk);
        return new RunConfiguration(workload, settings, new PoolOptions(size, items, beats, policy()));
    }

    private TaskPolicy policy() {
        return new TaskPolicy(
                Deadline.parse(deadline),
                retries == 0 ? RetryPolicy.NONE : RetryPolicy.times(retries),
                HaltPolicy.parse(halt));
    }

    Optional<String> jsonTarget() {
        return Optional.ofNullable(json);
    }

    boolean jsonOnStandardOutput() {
        return json != null && JsonFile.isStandardOutput(json);
    }

    /// Where all is listed of which a person is shown the first.
    String whereAll() {
        return json == null ? "--json FILE lists all" : "the report lists all";
    }

    private Map<String, String> given() {
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
