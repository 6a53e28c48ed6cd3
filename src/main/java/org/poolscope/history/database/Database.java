package org.poolscope.history.database;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.poolscope.function.CodecException;
import org.poolscope.history.JournalException;
import org.poolscope.workload.Texts;

/// Opens the journal's file, and says in a sentence why it cannot. Any thread; a connection is for one.
public final class Database {

    /// How long one program waits for another that is just writing.
    public static final int PATIENCE_MILLIS = 10_000;

    private static final long ASK_AGAIN_NANOS = 5_000_000;
    private static final Texts TEXTS = Texts.of(Database.class);

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NO_DATABASE = 26;
    private static final int PRIMARY = 0xFF;

    /// What readers and writers share has no room beside the file, though the file might.
    private static final int NO_ROOM_TO_SHARE = 10 | 19 << 8;

    private Database() {}

    /// For the one thread that writes: made if missing, with its folder, for this user's eyes alone, and brought to the
    /// present schema.
    ///
    /// @param patienceMillis how long to wait for another program that is writing
    public static Connection toWrite(Path file, int patienceMillis) throws JournalException {
        try {
            makeFolder(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new JournalException(TEXTS.format("no-folder", file.getParent(), reason(e)), e);
        }
        makeFile(file);
        return open(file, patienceMillis, connection -> {
            share(connection, patienceMillis);
            execute(connection, "PRAGMA synchronous=FULL");
        }, _ -> { });
    }

    /// For whoever reads. There must be one.
    public static Connection toRead(Path file) throws JournalException {
        if (!Files.exists(file)) {
            throw new JournalException(TEXTS.format("none", file));
        }
        return open(file, PATIENCE_MILLIS, _ -> { }, connection -> execute(connection, "PRAGMA query_only=ON"));
    }

    private interface Preparation {
        void of(Connection connection) throws SQLException;
    }

    /// @param before what is said to it before its schema is looked at
    /// @param after  what is said to it when it has the present one
    private static Connection open(Path file, int patienceMillis, Preparation before, Preparation after)
            throws JournalException {
        try {
            Connection connection = connect(file, patienceMillis);
            try {
                require(file, connection);
                before.of(connection);
                if (Schema.version(connection) < Schema.VERSION) {
                    Schema.migrate(connection);
                }
                after.of(connection);
                return connection;
            } catch (SQLException | JournalException e) {
                close(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw trouble(file, e);
        }
    }

    /// Has readers and a writer not wait for each other. As long as others make or read a new file SQLite refuses that
    /// at once, however long it was told to wait; so it is asked again.
    private static void share(Connection connection, int patienceMillis) throws SQLException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (true) {
            try {
                execute(connection, "PRAGMA journal_mode=WAL");
                return;
            } catch (SQLException e) {
                if ((e.getErrorCode() & PRIMARY) != BUSY || System.nanoTime() - end >= 0) {
                    throw e;
                }
            }
            LockSupport.parkNanos(ASK_AGAIN_NANOS);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /// An empty one is a journal with nothing in it.
    private static void makeFile(Path file) {
        if (!Files.exists(file) && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (IOException _) {
                // Another program has begun at the same time; or it cannot be made, which SQLite finds out, too.
            }
        }
    }

    private static Connection connect(Path file, int patienceMillis) throws SQLException {
        Connection connection = SqliteDriver.connect("jdbc:sqlite:" + file.toAbsolutePath(), new Properties());
        execute(connection, "PRAGMA busy_timeout=" + patienceMillis);
        return connection;
    }

    private static void require(Path file, Connection connection) throws SQLException, JournalException {
        int version = Schema.version(connection);
        if (version > Schema.VERSION) {
            throw new JournalException(TEXTS.format("newer", file, version, Schema.VERSION));
        }
    }

    /// Says each of these to a journal that is open.
    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /// What is said to a journal that is open.
    ///
    /// @param <T> what comes of it
    public interface Work<T> {
        T done() throws SQLException, JournalException;
    }

    /// Does all of it or nothing, and says why nothing: SQLite takes it back by itself when the disk is full, and then
    /// complains of being told to.
    public static <T> T transact(Connection connection, Work<T> work) throws SQLException, JournalException {
        execute(connection, "BEGIN IMMEDIATE");
        try {
            T result = work.done();
            execute(connection, "COMMIT");
            return result;
        } catch (SQLException | JournalException | RuntimeException | Error e) {
            takeBack(connection, e);
            throw e;
        }
    }

    /// Takes back what was begun.
    ///
    /// @param cause why; what goes wrong with that is added to it
    public static void takeBack(Connection connection, Throwable cause) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /// Does it, and says in a sentence what went wrong: with the file, or as something in it means nothing.
    public static <T> T orTrouble(Path file, Work<T> work) throws JournalException {
        try {
            return work.done();
        } catch (SQLException e) {
            throw trouble(file, e);
        } catch (CodecException e) {
            throw new JournalException(TEXTS.format("broken", file), e);
        }
    }

    /// For whoever is through with it: what was to be done is done by then, or is told not to be.
    public static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // Nothing of it is at stake any more.
        }
    }

    /// What went wrong, as a person can do something about it.
    public static JournalException trouble(Path file, SQLException e) {
        String key = e.getErrorCode() == NO_ROOM_TO_SHARE ? "full" : switch (e.getErrorCode() & PRIMARY) {
            case BUSY, LOCKED -> "locked";
            case READ_ONLY, CANNOT_OPEN -> "not-writable";
            case CORRUPT, NO_DATABASE -> "broken";
            case FULL -> "full";
            default -> "trouble";
        };
        return new JournalException(TEXTS.format(key, file, String.valueOf(e.getMessage())), e);
    }

    /// What went wrong, if it is nothing that is known.
    public static String unusable(Path file, Exception e) {
        return TEXTS.format("trouble", file, e.toString());
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.toString();
    }
}
