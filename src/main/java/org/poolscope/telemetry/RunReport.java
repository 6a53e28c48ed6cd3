package org.poolscope.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.poolscope.workload.run.RunConfiguration;

/// What a run came to.
///
/// @param items     how many items the batch has
/// @param succeeded how many of them succeeded
/// @param failed    how many of them failed
/// @param wall      from the first worker's launch to the last reply
/// @param values    what the workload found, by name, in plain values; empty unless the run was completed
/// @param digest    the workload's fingerprint of its results; empty unless the run was completed
/// @param processes every worker process there was, in order of launch
/// @param problems  what went wrong, in words, the first first; of items that failed at most [#MAX_ITEM_PROBLEMS],
///                  since all of them are in the completions
/// @param cautions  what must be told before the values are taken for good, in sentences without their full stops;
///                  empty unless the run was completed
/// @param steps     how many of its steps were done, in a batch that counts them
/// @param notes     what is to be known of its input, in sentences without their full stops: what was left out of it,
///                  say
/// @param paused    for how much of `wall` nothing was to be begun, since a person or a guard wanted a pause
/// @param interrupted how many items had begun and were ended with the run; what is missing to `items` was never run
public record RunReport(RunConfiguration configuration, Outcome outcome, long items, long succeeded, long failed,
                        Duration wall, Map<String, Object> values, String digest, List<ProcessReport> processes,
                        List<String> problems, List<String> cautions, Optional<StepsDone> steps, List<String> notes,
                        Duration paused, long interrupted) {

    public static final int MAX_ITEM_PROBLEMS = 100;

    /// How a run ended.
    public enum Outcome {
        /// Every item was run; some may have failed.
        COMPLETED,
        /// The user stopped it.
        STOPPED,
        /// It could not go on: workers cannot start, or parts that work together lost one of them.
        BROKEN
    }

    public RunReport {
        processes = List.copyOf(processes);
        problems = List.copyOf(problems);
        cautions = List.copyOf(cautions);
        notes = List.copyOf(notes);
    }

    /// One of whose input there is nothing to say, and with which nothing was ended.
    public RunReport(RunConfiguration configuration, Outcome outcome, long items, long succeeded, long failed,
                     Duration wall, Map<String, Object> values, String digest, List<ProcessReport> processes,
                     List<String> problems, List<String> cautions, Optional<StepsDone> steps) {
        this(configuration, outcome, items, succeeded, failed, wall, values, digest, processes, problems, cautions,
                steps, List.of(), Duration.ZERO, 0);
    }

    /// One of a run that has not paused, and with which nothing was ended.
    public RunReport(RunConfiguration configuration, Outcome outcome, long items, long succeeded, long failed,
                     Duration wall, Map<String, Object> values, String digest, List<ProcessReport> processes,
                     List<String> problems, List<String> cautions, Optional<StepsDone> steps, List<String> notes) {
        this(configuration, outcome, items, succeeded, failed, wall, values, digest, processes, problems, cautions,
                steps, notes, Duration.ZERO, 0);
    }

    /// How many items were never run.
    public long notRun() {
        return items - succeeded - failed - interrupted;
    }

    public double itemsPerSecond() {
        return wall.isZero() ? 0 : (succeeded + failed) / (wall.toNanos() / 1e9);
    }

    /// Whether it came to its end, nothing failed and its result is as it should be.
    public boolean isPlainSuccess() {
        return outcome == Outcome.COMPLETED && failed == 0 && cautions.isEmpty();
    }

    /// What one worker process did in its life.
    ///
    /// @param tasks        tasks it ended, well or not
    /// @param items        items in those
    /// @param cpu          its processor time since it works for this run
    /// @param peakRssBytes the most resident memory seen
    public record ProcessReport(int worker, long pid, long tasks, long items, Duration cpu, long peakRssBytes,
                                WorkerExit exit) {}
}
