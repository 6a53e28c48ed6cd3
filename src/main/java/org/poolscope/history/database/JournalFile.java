package org.poolscope.history.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.poolscope.history.JournalException;

/// The journal's file for one piece of work: opened, worked on and closed, with its troubles as sentences. Blocks; any
/// thread.
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
        return in(file, Database.toWrite(file, Database.PATIENCE_MILLIS), connection ->
                Database.transact(connection, () -> work.on(connection)));
    }

    private static <T> T in(Path file, Connection connection, Work<T> work) throws JournalException {
        try {
            return Database.orTrouble(file, () -> work.on(connection));
        } finally {
            Database.close(connection);
        }
    }
}
