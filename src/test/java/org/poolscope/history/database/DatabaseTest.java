package org.poolscope.history.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
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
