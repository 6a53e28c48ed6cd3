package org.poolscope.cli.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.poolscope.cli.report.Digits;
import org.poolscope.pool.DryRun;
import org.poolscope.workload.Plan;
import org.poolscope.workload.run.RunConfiguration;

/// What a run would do, for a program to read.
public final class DryRunJson {

    private DryRunJson() {}

    public static Map<String, Object> of(DryRun dryRun) {
        RunConfiguration configuration = dryRun.configuration();
        Plan plan = dryRun.plan();
        var json = new LinkedHashMap<String, Object>();
        json.put("workload", configuration.workload());
        json.put("settings", SettingsJson.of(configuration));
        json.put("workers", configuration.pool().workers());
        json.put("outcome", "planned");
        json.put("items", plan.batch().items().size());
        json.put("tasks", dryRun.tasks());
        json.put("notes", grouped(plan.notes()));
        json.put("firstResults", plan.results());
        if (!plan.preview().isEmpty()) {
            json.put("preview", plan.preview());
        }
        if (!plan.means().isEmpty()) {
            json.put("means", plan.means());
        }
        return json;
    }

    private static List<String> grouped(List<String> notes) {
        return notes.stream().map(Digits::grouped).toList();
    }
}
