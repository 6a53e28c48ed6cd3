package org.poolscope.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.poolscope.workload.run.RunConfiguration;

/// A run as it stands in the journal.
///
/// @param number      by which it is called
/// @param root        the first of the runs that go on with each other; itself if it began anew
/// @param comparison  the comparison that it is of
/// @param command     the verb that started it
/// @param fingerprint equal for runs whose settings come to the same results
/// @param folder      where it was started
/// @param state       as far as it is known: a run that nobody runs any more is interrupted
/// @param items       how many items the batch has; below 0 while that is not known
/// @param time        how long it took; of one that has not ended, how long since it began, by the wall clock
public record RunEntry(long number, long root, OptionalLong comparison, String command, String workload,
                       String configuration, String fingerprint, String environment, String folder, int workers,
                       Instant started, Optional<Duration> time, JournalState state, long items, long succeeded,
                       long failed, long interrupted, String report) {

    /// How many items have not ended, or were not begun.
    public long missing() {
        return Math.max(0, items - succeeded - failed);
    }

    /// The texts of its settings by their names.
    public Map<String, String> settings() throws JournalException {
        return ConfigurationJson.settings(configuration);
    }

    /// The same run's configuration, with other settings.
    ///
    /// @throws org.poolscope.workload.InvalidSettingException if its workload is not there any more, or takes such
    ///                                                        settings no more
    public RunConfiguration configuration(Map<String, String> changes) throws JournalException {
        return ConfigurationJson.read(configuration, changes);
    }

    /// What is kept of its report; empty until it has ended.
    public Map<String, Object> reportValues() throws JournalException {
        return report.isEmpty() ? Map.of() : ConfigurationJson.map(report);
    }

    /// What it depended on besides.
    public Map<String, Object> environmentValues() throws JournalException {
        return ConfigurationJson.map(environment);
    }
}
