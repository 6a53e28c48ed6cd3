package org.poolscope.cli.each;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.option.GuessedOptions;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.SpareWorkers;
import org.poolscope.workload.InvalidSettingException;

/// Launches the worker process of an `each` before its command line is read, which takes as long as that does. What it
/// is launched with depends on two options alone, and they are guessed: whoever has guessed wrong has a process that
/// nobody takes, and a run that launches its own.
public final class EarlyEach {

    private EarlyEach() {}

    /// @param arguments of the whole program
    /// @return what is launched, to be closed; null for nothing
    public static @Nullable SpareWorkers launch(String... arguments) {
        var options = new GuessedOptions(List.of(EachCommand.withoutItems(arguments)));
        if (!options.run(EachCommand.NAME)) {
            return null;
        }
        try {
            return SpareWorkers.earlySlots(EachCommand.WORKLOAD,
                    options.workers().orElseGet(BatchRun::defaultWorkers), options.priority());
        } catch (InvalidSettingException _) {
            // Whoever reads it tells what is wrong with it.
            return null;
        }
    }
}
