package org.poolscope.cli.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.option.BatchOptions;
import org.poolscope.cli.option.GuessedOptions;
import org.poolscope.job.JobFile;
import org.poolscope.pool.SpareWorkers;
import org.poolscope.workload.InvalidSettingException;

/// Launches the workers of a `run` before its command line is read and its batch planned, which takes as long as their
/// JVMs take to start. What they are launched with is guessed; nobody takes them if that is wrong, and the run launches
/// its own.
public final class EarlyRun {

    private EarlyRun() {}

    /// @param arguments of the whole program; guessed is only what has its workload before all options
    /// @return what is launched, to be closed; null for nothing
    public static @Nullable SpareWorkers launch(String... arguments) {
        var options = new GuessedOptions(List.of(arguments));
        if (!options.run(RunCommand.NAME) || arguments[1].startsWith("-") || JobFile.isNamedSo(arguments[1])) {
            return null;
        }
        try {
            return SpareWorkers.early(arguments[1], BatchOptions.settings(options.values("--set")),
                    options.workers(), options.priority());
        } catch (InvalidSettingException _) {
            // Whoever reads it tells what is wrong with it.
            return null;
        }
    }
}
