package org.poolscope.history.write;

import java.nio.file.Path;
import java.util.List;
import org.poolscope.history.JournalException;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.database.JournalFile;
import org.poolscope.history.database.Statements;
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
        JournalFile.write(file, connection -> {
            for (String table : List.of("attempts", "packs", "told", "running", "lists", "events", "queue")) {
                Statements.update(connection, "DELETE FROM " + table + " WHERE run=?", run.number());
            }
            Statements.update(connection, "DELETE FROM runs WHERE id=?", run.number());
            Statements.update(connection, "DELETE FROM comparisons WHERE id NOT IN (SELECT comparison FROM runs WHERE "
                    + "comparison IS NOT NULL)");
            return Statements.update(connection, "DELETE FROM queue WHERE id IN (SELECT queue FROM queue_comparisons "
                    + "WHERE comparison IS NOT NULL AND comparison NOT IN (SELECT id FROM comparisons))");
        });
    }
}
