package org.poolscope.history.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.poolscope.history.JournalException;

/// The journal's file for another package of ours that has tables of its own in it: opened, worked on and closed, with
/// its troubles as sentences. Blocks; any thread.
public final class JournalFile {

    private JournalFile() {}

    /// What is done with the file while it is open.
    ///
    /// @param <T> what comes of it
    public interface Work<T> {
        T on(Connection connection) throws SQLException, JournalException;
    }

    /// Reads.
    ///
    /// @throws JournalException if there is none, or it cannot be read
    public static <T> T read(Path file, Work<T> work) throws JournalException {
        return in(file, Database.toRead(file), work);
    }

    /// Writes, in one transaction: all of it, or nothing.
    ///
    /// @throws JournalException if it cannot be written
    public static <T> T write(Path file, Work<T> work) throws JournalException {
        return in(file, Database.toWrite(file, Database.PATIENCE_MILLIS), connection -> {
            Database.execute(connection, "BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T result = work.on(connection);
                Database.execute(connection, "COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    Database.execute(connection, "ROLLBACK");
                }
            }
        });
    }

    private static <T> T in(Path file, Connection open, Work<T> work) throws JournalException {
        try (Connection connection = open) {
            return work.on(connection);
        } catch (SQLException e) {
            throw Database.trouble(file, e);
        }
    }
}
