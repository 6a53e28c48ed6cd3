package org.poolscope.schedule.queue;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.JournalException;
import org.poolscope.history.database.JournalFile;

/// A queue in a journal of a test's own, in a folder that is not there yet.
abstract class OwnQueue {

    @TempDir
    Path folder;

    BatchQueue queue;

    @BeforeEach
    void open() {
        queue = new BatchQueue(file());
    }

    @AfterEach
    void close() {
        queue.close();
    }

    final Path file() {
        return folder.resolve("data").resolve("journal.sqlite");
    }

    /// What is to be begun next; there must be something.
    final QueueStep.Begin begun(Instant now) throws JournalException {
        return assertInstanceOf(QueueStep.Begin.class, queue.next(now));
    }

    /// Has the journal as a process leaves it that was killed.
    ///
    /// @param statement what it has left
    final void kill(String statement) throws JournalException {
        JournalFile.write(file(), connection -> {
            try (Statement update = connection.createStatement()) {
                return update.executeUpdate(statement);
            }
        });
    }
}
