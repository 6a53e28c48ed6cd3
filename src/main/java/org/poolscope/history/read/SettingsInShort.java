package org.poolscope.history.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// The settings of runs in a line each: those that are not as they are by default. For one thread.
public final class SettingsInShort {

    /// The settings of each workload as they are by default: to find a workload reads the class path, and there may be
    /// ten thousand runs.
    private final Map<String, Map<String, String>> usual = new HashMap<>();

    /// `from=100000 to=100100`.
    ///
    /// @throws JournalException if what is kept of them is unreadable
    public String of(RunEntry run) throws JournalException {
        return of(run.workload(), run.settings());
    }

    /// The same of a run that has not begun.
    public String of(RunConfiguration configuration) {
        return of(configuration.workload(), configuration.settings().texts());
    }

    private String of(String workload, Map<String, String> settings) {
        Map<String, String> ofWorkload = usual.computeIfAbsent(workload, SettingsInShort::usual);
        return settings.entrySet().stream()
                .filter(setting -> !setting.getValue().equals(ofWorkload.getOrDefault(setting.getKey(), "")))
                .map(setting -> setting.getKey() + "=" + setting.getValue()).collect(Collectors.joining(" "));
    }

    private static Map<String, String> usual(String workload) {
        return Workloads.all().stream().filter(one -> one.name().equals(workload)).findFirst()
                .map(Workload::parameters).orElse(List.of()).stream()
                .collect(Collectors.toMap(one -> one.name(), one -> one.defaultText()));
    }
}
