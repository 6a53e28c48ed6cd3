package org.poolscope.history.write;

import java.nio.file.Path;
import java.sql.SQLException;
import org.poolscope.history.JournalException;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.database.Database;
import org.poolscope.workload.Texts;

/// Takes runs out of the journal. Any thread.
public final class JournalKeeper {

    private static final Texts TEXTS = Texts.of(JournalKeeper.class);

    private JournalKeeper() {}

    /// Forgets a run with all that is known of it.
    ///
    /// @throws JournalException if it is still on, or the journal cannot be written
    public static void forget(Path file, RunEntry run) throws JournalException {
        if (run.state() == JournalState.RUNNING) {
            throw new JournalException(TEXTS.format("still-on", Long.toString(run.number())));
        }
        try (RunRows rows = new RunRows(Database.toWrite(file, Database.PATIENCE_MILLIS))) {
            rows.begin();
            try {
                for (String table : new String[] {"attempts", "packs", "told", "running", "lists", "events"}) {
                    rows.update("DELETE FROM " + table + " WHERE run=?", run.number());
                }
                rows.update("DELETE FROM queue WHERE run=?", run.number());
                rows.update("DELETE FROM runs WHERE id=?", run.number());
                rows.update("DELETE FROM comparisons WHERE id NOT IN (SELECT comparison FROM runs WHERE comparison "
                        + "IS NOT NULL)");
                rows.update("DELETE FROM queue WHERE id IN (SELECT queue FROM queue_comparisons WHERE comparison IS "
                        + "NOT NULL AND comparison NOT IN (SELECT id FROM comparisons))");
                rows.commit();
            } catch (SQLException e) {
                rows.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw Database.trouble(file, e);
        }
    }
}
