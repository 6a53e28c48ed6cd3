package org.poolscope.history.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.JournalException;
import org.poolscope.testing.Waiting;

/// What comes of opening a journal that another program is just making.
@Timeout(60)
class DatabaseTest {

    @TempDir
    Path folder;

    @Test
    void shouldWaitForWhoIsMakingTheFile() throws Exception {
        try (Connection other = making()) {
            var opening = new FutureTask<>(() -> {
                try (Connection connection = Database.toWrite(file(), Database.PATIENCE_MILLIS)) {
                    return Schema.version(connection);
                }
            });
            Thread thread = Thread.ofPlatform().daemon().start(opening);
            Waiting.until("it waits, or has given up", Duration.ofSeconds(10),
                    () -> opening.isDone() || thread.getState() == Thread.State.TIMED_WAITING,
                    () -> thread.getState().toString());
            Database.execute(other, "COMMIT");

            assertEquals(Schema.VERSION, opening.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void shouldSayThatItIsLockedIfThatTakesTooLong() throws Exception {
        try (Connection _ = making()) {
            var e = assertThrows(JournalException.class, () -> Database.toWrite(file(), 50));

            assertEquals("The journal " + file() + " is locked by another program", e.getMessage());
        }
    }

    @Test
    void shouldSayWhyNothingWasWrittenThoughSqliteHasTakenItBackByItself() {
        var e = assertThrows(JournalException.class, () -> JournalFile.write(file(), connection -> {
            Database.execute(connection, "PRAGMA max_page_count=1");
            return Statements.update(connection, "INSERT INTO lists VALUES (1, 1, 1, zeroblob(1000000))");
        }));

        assertEquals("There is no room on the disk of the journal " + file(), e.getMessage());
        assertTrue(e.getCause().getSuppressed()[0].getMessage().contains("no transaction is active"), () ->
                List.of(e.getCause().getSuppressed()).toString());
    }

    @Test
    void shouldTakeBackWhatCannotBeDoneToItsEnd() throws Exception {
        var e = assertThrows(IllegalStateException.class, () -> JournalFile.write(file(), connection -> {
            Statements.update(connection, "INSERT INTO lists VALUES (1, 1, 1, 'names')");
            throw new IllegalStateException("on purpose");
        }));

        assertEquals(List.of(), List.of(e.getSuppressed()));
        assertEquals(0, JournalFile.<Integer>write(file(), connection -> Statements.update(connection,
                "DELETE FROM lists")));
    }

    /// The other program has begun to write to a file that was not there.
    private Connection making() throws Exception {
        Connection other = SqliteDriver.connect("jdbc:sqlite:" + file(), new Properties());
        Database.execute(other, "BEGIN IMMEDIATE", "CREATE TABLE some (number INTEGER)");
        return other;
    }

    private Path file() {
        return folder.resolve("journal.sqlite");
    }
}
