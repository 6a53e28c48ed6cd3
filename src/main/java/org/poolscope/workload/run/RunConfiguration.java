package org.poolscope.workload.run;

import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;

/// All that says how one run is done: what a form edits, a command line spells and the window remembers.
///
/// @param workload the workload's name
public record RunConfiguration(String workload, Settings settings, PoolOptions pool) {

    /// @throws InvalidSettingException if the workload needs more workers at the same time than the pool has
    public RunConfiguration {
        int required = Workloads.named(workload).requiredWorkers(settings);
        if (pool.workers() < required) {
             throw new InvalidSettingException("workers", "must be at least " + required
                    + " with these settings, since as many parts work at the same time; not " + pool.workers());
        }
    }

    public RunConfiguration withWorkers(int workers) {
         return new RunConfiguration(workload, settings, pool.withWorkers(workers));
    }
}
