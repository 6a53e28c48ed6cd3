package org.poolscope.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.BatchRun;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What to run, as `run` and `compare` both take it.
final class BatchOptions extends TaskOptions {

    @Parameters(paramLabel = "WORKLOAD", description = "What to run; 'poolscope workloads' lists them.")
    String workload = "";

    @Option(names = "--set", paramLabel = "NAME=VALUE",
            description = "Sets one of the workload's settings. Repeatable.")
    List<String> set = List.of();

    @Option(names = "--chunk", paramLabel = "N", converter = WholeNumber.class,
            description = "Items per task, at least 1; chosen from batch and pool size by default.")
    @Nullable Integer chunk;

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
        return new RunConfiguration(workload, settings, new PoolOptions(size, items, beats, policy(), conduct()));
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
