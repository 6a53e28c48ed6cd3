package org.poolscope.pool;

import org.poolscope.pool.batch.BatchTasks;
import org.poolscope.workload.Plan;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// What a run would do, found out without doing any of it.
///
/// @param plan  the batch, and where its first results would go
/// @param tasks into how many tasks the batch would be cut
public record DryRun(RunConfiguration configuration, Plan plan, long tasks) {

    /// Plans a run. Nothing is made or changed, as far as its workload keeps to that. Takes as long as reading the
    /// input folder takes, so not on the event dispatch thread.
    ///
    /// @throws org.poolscope.workload.InvalidSettingException if the run would be refused
    public static DryRun of(RunConfiguration configuration) {
        Workload workload = Workloads.named(configuration.workload());
        int workers = configuration.pool().workers();
        Plan plan = workload.plan(configuration.settings(), workers)
                .orElseGet(() -> Plan.of(workload.batch(configuration.settings(), workers)));
        return new DryRun(configuration, plan, new BatchTasks(plan.batch(), configuration.pool()).waiting());
    }
}
