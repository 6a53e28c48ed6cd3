package org.poolscope.history.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.RunEntry;
import org.poolscope.history.database.Database;
import org.poolscope.history.database.JournalFile;
import org.poolscope.history.read.JournalReader;
import org.poolscope.telemetry.RunReport.Outcome;

/// A journal of years.
class ManyRunsTest {

    private static final int RUNS = 10_000;

    @TempDir
    Path folder;

    /// J04
    @Test
    void shouldListFindAndAddToTenThousandRuns() throws IOException {
        Path file = folder.resolve("journal.sqlite");
        try (Journal journal = Journal.at(file)) {
            new ToldRun(journal, Origin.of("run"), ToldRun.commands("rare {}"), _ -> { }).start(1).done("a")
                    .end(Outcome.COMPLETED, 1);
            new ToldRun(journal).start(1).done("a").end(Outcome.COMPLETED, 1);
        }
        JournalFile.write(file, connection -> {
            Database.execute(connection, "WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i+1 FROM n WHERE i<" + RUNS
                    + ") INSERT INTO runs SELECT i, root, comparison, block, command, workload, configuration, "
                    + "fingerprint, environment, folder, owner, workers, started+i, ended, wall_nanos, state, items, "
                    + "succeeded, failed, interrupted, report FROM runs, n WHERE id=2");
            return connection;
        });
        try (JournalReader journal = JournalReader.at(file)) {
            List<RunEntry> newest = journal.runs(List.of(), 1000);
            assertEquals(1000, newest.size());
            assertEquals(RUNS, newest.getFirst().number());
            assertEquals(List.of(1L), journal.runs(List.of("rare"), 1000).stream().map(RunEntry::number).toList());
            assertEquals(1, journal.attempts(journal.run(1), false, 10).size());
        }
        try (Journal journal = Journal.at(file)) {
            assertEquals(RUNS + 1, new ToldRun(journal).start(1).done("a").end(Outcome.COMPLETED, 1).number()
                    .orElseThrow());
        }
    }
}
