package org.poolscope.workload.run;

import java.util.Map;
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

    /// The same with another text for one of the workload's settings.
    ///
    /// @throws InvalidSettingException if it cannot be taken
    public RunConfiguration with(String setting, String text) {
        Map<String, String> texts = settings.texts();
        texts.put(setting, text);
        return new RunConfiguration(workload, Settings.parse(Workloads.named(workload).parameters(), texts), pool);
    }

    public RunConfiguration withWorkers(int workers) {
         return new RunConfiguration(workload, settings, pool.withWorkers(workers));
    }
}
