package org.poolscope.cli.each;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.SpareWorkers;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.Priority;

/// Launches the worker process of an `each` before its command line is read, which takes as long as that does. What it
/// is launched with depends on two options alone, and they are guessed: whoever has guessed wrong has a process that
/// nobody takes, and a run that launches its own.
public final class EarlyEach {

    /// With these nothing is run.
    private static final Set<String> ONLY_TELLING = Set.of("--dry-run", "--help", "-h");

    private EarlyEach() {}

    /// @param arguments of the whole program
    /// @return what is launched, to be closed; null for nothing
    public static @Nullable SpareWorkers launch(String... arguments) {
        List<String> words = List.of(EachCommand.withoutItems(arguments));
        if (words.size() < 2 || !words.getFirst().equals(EachCommand.NAME)
                || words.stream().anyMatch(ONLY_TELLING::contains)) {
            return null;
        }
        try {
            String workers = value("--workers", words);
            String priority = value("--priority", words);
            int size = workers == null ? BatchRun.defaultWorkers() : Integer.parseInt(workers);
            return size < 1 || size > PoolOptions.MAX_WORKERS ? null
                    : SpareWorkers.early(EachCommand.WORKLOAD, size,
                            priority == null ? Priority.LOW : Priority.parse(priority));
        } catch (NumberFormatException | InvalidSettingException _) {
            // Whoever reads it tells what is wrong with it.
            return null;
        }
    }

    /// @return null if it is not given
    private static @Nullable String value(String option, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(option + "=")) {
                return words.get(i).substring(option.length() + 1);
            }
            if (words.get(i).equals(option) && i + 1 < words.size()) {
                return words.get(i + 1);
            }
        }
        return null;
    }
}
