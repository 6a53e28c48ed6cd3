package org.poolscope.history.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.poolscope.history.JournalException;

/// What is in the journal's file, and how older ones become the same. `PRAGMA user_version` says which one it is; a
/// journal of every released version is kept among the tests.
///
/// ```
/// comparisons  one each; its runs point to it
/// runs         configuration and environment as JSON, state, and counters by state: whoever lists scans nothing else
/// packs        what came of each attempt at an item, when, by whom, with what input: so many in their order to a row,
///              packed, and how many of them ended in each way
/// attempts     the same of runs that the first version wrote, one to a row
/// told         all else that a run has told, in its order, packed: the samples thinned, of prints the first
/// running      what each worker was at, as far as its beats told; gone when the run ends
/// lists        the items of a run that were in no file, as they came: packed, so many to a row
/// events       notices, deaths, pauses and prints, the first so many of each run
/// queue        batches that wait, are run or were, in their order, and stops between them; what came of those that
///              were run is in their runs
/// queue_comparisons  what those that wait ask beyond a run that are comparisons, and which ones they became
/// queue_settings  who works the queue, and what is done when all is done
/// ```
final class Schema {

    /// Of the program; an older journal is brought to it when it is first written to, a newer one is left alone.
    static final int VERSION = 5;

    private static final String NUMBER = "PRAGMA user_version";

    /// What makes each version of the one before.
    private static final List<List<String>> STEPS = List.of(List.of(
            """
            CREATE TABLE comparisons (
              id INTEGER PRIMARY KEY AUTOINCREMENT, started INTEGER NOT NULL, sizes TEXT NOT NULL,
              repeats INTEGER NOT NULL)""",
            """
            CREATE TABLE runs (
              id INTEGER PRIMARY KEY AUTOINCREMENT, root INTEGER, comparison INTEGER, block INTEGER,
              command TEXT NOT NULL, workload TEXT NOT NULL, configuration TEXT NOT NULL, fingerprint TEXT NOT NULL,
              environment TEXT NOT NULL, folder TEXT NOT NULL, owner TEXT NOT NULL, workers INTEGER NOT NULL,
              started INTEGER NOT NULL, ended INTEGER, wall_nanos INTEGER, state TEXT NOT NULL,
              items INTEGER NOT NULL, succeeded INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
              interrupted INTEGER NOT NULL DEFAULT 0, report TEXT)""",
            "CREATE INDEX runs_by_root ON runs (root)",
            "CREATE INDEX runs_by_comparison ON runs (comparison)",
            """
            CREATE TABLE attempts (
              run INTEGER NOT NULL, seq INTEGER NOT NULL, position INTEGER NOT NULL, items INTEGER NOT NULL,
              name TEXT NOT NULL, state INTEGER NOT NULL, worker INTEGER NOT NULL, start_nanos INTEGER NOT NULL,
              elapsed_nanos INTEGER NOT NULL, message TEXT NOT NULL, output TEXT NOT NULL,
              input_bytes INTEGER, input_changed INTEGER,
              user_nanos INTEGER, system_nanos INTEGER, peak_bytes INTEGER, read_bytes INTEGER, written_bytes INTEGER,
              PRIMARY KEY (run, seq)) WITHOUT ROWID""",
            "CREATE INDEX attempts_not_done ON attempts (run, seq) WHERE state <> 0",
            """
            CREATE TABLE running (
              run INTEGER NOT NULL, worker INTEGER NOT NULL, task INTEGER NOT NULL, label TEXT NOT NULL,
              start_nanos INTEGER NOT NULL, PRIMARY KEY (run, worker)) WITHOUT ROWID""",
            """
            CREATE TABLE lists (
              run INTEGER NOT NULL, first INTEGER NOT NULL, items INTEGER NOT NULL, names BLOB NOT NULL,
              PRIMARY KEY (run, first)) WITHOUT ROWID""",
            """
            CREATE TABLE events (
              run INTEGER NOT NULL, seq INTEGER NOT NULL, nanos INTEGER NOT NULL, kind INTEGER NOT NULL,
              worker INTEGER NOT NULL, item TEXT NOT NULL, text TEXT NOT NULL,
              PRIMARY KEY (run, seq)) WITHOUT ROWID"""),
            // What is large comes last: whoever lists does not read it.
            List.of("""
            CREATE TABLE queue (
              id INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL, added INTEGER NOT NULL,
              workload TEXT NOT NULL, workers INTEGER NOT NULL, short TEXT NOT NULL, folder TEXT NOT NULL,
              start_at INTEGER, owner TEXT, run INTEGER, outcome TEXT, message TEXT, configuration TEXT NOT NULL)""",
            "CREATE INDEX queue_by_place ON queue (place)",
            "CREATE INDEX queue_by_run ON queue (run)",
            "CREATE TABLE queue_settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"),
            List.of("""
            CREATE TABLE packs (
              id INTEGER PRIMARY KEY, run INTEGER NOT NULL, first INTEGER NOT NULL, done INTEGER NOT NULL,
              failed INTEGER NOT NULL, interrupted INTEGER NOT NULL, retried INTEGER NOT NULL,
              bytes BLOB NOT NULL)""",
            "CREATE UNIQUE INDEX packs_by_place ON packs (run, first, done, failed, interrupted, retried)"),
            List.of("CREATE TABLE told (id INTEGER PRIMARY KEY, run INTEGER NOT NULL, bytes BLOB NOT NULL)",
            "CREATE INDEX told_by_run ON told (run)"),
            List.of("""
            CREATE TABLE queue_comparisons (queue INTEGER PRIMARY KEY, asked TEXT NOT NULL, comparison INTEGER)""",
            """
            CREATE TRIGGER queue_comparisons_of AFTER DELETE ON queue BEGIN
              DELETE FROM queue_comparisons WHERE queue=old.id; END"""));

    private Schema() {}

    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(NUMBER)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /// Brings an older journal, or an empty file, to [#VERSION], in one transaction. Another program may do the same
    /// at the same time.
    static void migrate(Connection connection) throws SQLException, JournalException {
        Database.transact(connection, () -> {
            for (int next = version(connection); next < VERSION; next++) {
                Database.execute(connection, STEPS.get(next).toArray(String[]::new));
            }
            Database.execute(connection, NUMBER + " = " + VERSION);
            return VERSION;
        });
    }
}
