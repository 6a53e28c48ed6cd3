package org.poolscope.schedule.queue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.poolscope.history.ConfigurationJson;
import org.poolscope.history.Environment;
import org.poolscope.history.read.SettingsInShort;
import org.poolscope.job.ComparisonText;
import org.poolscope.job.JobSpec;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// Puts into the queue's tables what is to wait there. For one thread.
final class QueuedJobs {

    private static final int LONGEST_SHORT = 300;

    private final QueueRows rows;
    private final SettingsInShort inShort = new SettingsInShort();

    /// To find a workload reads the class path.
    private final Map<String, List<Parameter>> parameters = new HashMap<>();

    QueuedJobs(QueueRows rows) {
        this.rows = rows;
    }

    /// @return the numbers they were given
    List<Long> add(List<JobSpec> jobs, Optional<Instant> startAt) throws SQLException {
        long place = rows.nextPlace();
        List<Long> numbers = new ArrayList<>();
        for (JobSpec job : jobs) {
            RunConfiguration batch = job.run();
            long number = insert(place++, batch.workload(), batch.pool().workers(), shortened(batch), startAt,
                    ConfigurationJson.text(batch, absolute(batch)));
            if (job.comparison().isPresent()) {
                rows.update("INSERT INTO queue_comparisons (queue, asked) VALUES (?,?)", number,
                        ComparisonText.of(job.comparison().get()));
            }
            numbers.add(number);
        }
        return numbers;
    }

    /// @return its number
    long addStop(long place) throws SQLException {
        return insert(place, "", 0, "", Optional.empty(), "");
    }

    private long insert(long place, String workload, int workers, String settings, Optional<Instant> startAt,
                        String configuration) throws SQLException {
        rows.update("INSERT INTO queue (place, added, workload, workers, short, folder, start_at, configuration) "
                + "VALUES (?,?,?,?,?,?,?,?)", place, System.currentTimeMillis(), workload, workers, settings,
                Environment.folder(), startAt.map(Instant::toEpochMilli).orElse(null), configuration);
        return rows.query("SELECT last_insert_rowid()", row -> row.getLong(1)).getFirst();
    }

    private String shortened(RunConfiguration batch) {
        String all = inShort.of(batch);
        if (all.length() <= LONGEST_SHORT) {
            return all;
        }
        int end = Character.isHighSurrogate(all.charAt(LONGEST_SHORT - 1)) ? LONGEST_SHORT - 1 : LONGEST_SHORT;
        return all.substring(0, end) + "…";
    }

    /// Another program may run it, in another folder.
    private Map<String, String> absolute(RunConfiguration batch) {
        var texts = new LinkedHashMap<String, String>();
        Map<String, String> given = batch.settings().texts();
        for (Parameter parameter : parameters.computeIfAbsent(batch.workload(),
                name -> Workloads.named(name).parameters())) {
            texts.put(parameter.name(), parameter.from(Path.of(Environment.folder()),
                    given.getOrDefault(parameter.name(), "")));
        }
        return texts;
    }
}
