package org.poolscope.pool.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.run.RetryPolicy;

/// What has happened to one task so far, and whether it is tried again: decided here, for the tasks of batches and of
/// calls alike. For the pool's thread.
///
/// | what happened | tried again | until it is given up |
/// |---|---|---|
/// | it failed, or ran for longer than it may | after the pause of the [RetryPolicy] | when the retries are used up |
/// | its worker died while running it | at once | after so many deaths: it is in *quarantine* |
/// | its worker died as it was about to begin it | at once | after [#MOST_SUSPECTED] such deaths |
/// | it came back without having been begun | at once | never |
///
/// Nothing is tried again once its batch or call was halted, cancelled or stopped: that its owner knows.
///
/// **How many deaths.** A task of a batch is given up after [#DEATHS_IN_A_BATCH], a task of a call after
/// [#DEATHS_IN_A_CALL] if the pool's user says nothing else. A workload's tasks may be begun any number of times (*at
/// least once*): they write whole files or none, and a machine that is short of memory takes an innocent worker now and
/// then. Of a user's function nobody knows what it has done by half, so it is called *at most once* unless he says that
/// more does no harm.
public final class TaskAttempts {

    public static final int DEATHS_IN_A_BATCH = 3;
    public static final int DEATHS_IN_A_CALL = 1;

    /// So many deaths are no coincidence.
    static final int MOST_SUSPECTED = 3;

    private final List<WorkerExit> deaths = new ArrayList<>(1);
    private int retries;
    private int suspicions;

    /// It failed, or ran for longer than it may.
    ///
    /// @return after which pause it is to be tried again, or null if it is not
    public @Nullable Duration failed(RetryPolicy policy) {
        if (retries >= policy.retries()) {
            return null;
        }
        retries++;
        return policy.pauseBefore(retries);
    }

    /// Its worker died while running it.
    ///
    /// @param most after how many deaths it is given up
    /// @return whether it is to be tried again
    public boolean died(WorkerExit exit, int most) {
        deaths.add(exit);
        return deaths.size() < most;
    }

    /// Its worker died as it was about to begin it: by what it was sent, perhaps.
    ///
    /// @return whether it is to be tried again
    public boolean suspected() {
        suspicions++;
        return suspicions < MOST_SUSPECTED;
    }

    /// How the workers ended that ran it, in that order.
    public List<WorkerExit> deaths() {
        return List.copyOf(deaths);
    }

    /// Which attempt the next one is, from 1.
    public int next() {
        return 1 + retries + deaths.size();
    }
}
