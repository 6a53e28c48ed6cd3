package org.poolscope.cli.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.Deadlock;
import org.poolscope.live.LiveModel;
import org.poolscope.live.ProcessNames;
import org.poolscope.telemetry.WaitCycle;

/// Tells, once, of processes that wait for each other for ever: a run that has some does not end by itself.
public final class DeadlockNotice {

    private @Nullable WaitCycle told;

    /// A line if there is something new to tell.
    public Optional<String> of(LiveModel model) {
        return model.shared().cycle().filter(cycle -> !cycle.equals(told)).map(cycle -> {
            told = cycle;
            var deadlock = new Deadlock(cycle, new ProcessNames(model));
            return "deadlock: " + deadlock.summary() + ": " + deadlock.inWords() + "; stop the run with Ctrl-C";
        });
    }
}
