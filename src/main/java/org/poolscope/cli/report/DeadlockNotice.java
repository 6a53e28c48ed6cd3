package org.poolscope.cli.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.WaitCycle;

/// Tells, once, of processes that wait for each other for ever: a run that has some does not end by itself.
public final class DeadlockNotice {

    private @Nullable WaitCycle told;

    /// A line if there is something new to tell.
    public Optional<String> of(LiveModel model) {
        return model.shared().cycle().filter(cycle -> !cycle.equals(told)).map(cycle -> {
            told = cycle;
            return "deadlock: " + cycle.inWords(pid -> name(model, pid)) + "; stop the run with Ctrl-C";
        });
    }

    private static String name(LiveModel model, long pid) {
        return model.worker(pid)
                .map(row -> "worker " + row.worker() + " (pid " + pid + ")")
                .orElse("process " + pid);
    }
}
