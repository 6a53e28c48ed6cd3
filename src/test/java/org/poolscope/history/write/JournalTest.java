package org.poolscope.history.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.JournalException;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.database.Database;
import org.poolscope.history.database.JournalFile;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.read.EventEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;

class JournalTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("journal.sqlite");
    }

    /// J01
    @Test
    void shouldReadBackWhatARunHasTold() throws IOException {
        try (Journal journal = Journal.at(file()); JournalReader reader = readerOnceThere(journal)) {
            var told = new ToldRun(journal).start(4).done("a").failed("b", "no reason").interrupted("c");
            told.tell(new Telemetry.TaskRetried(1500, 1, "b", 2, "its worker was lost"));
            told.tell(new Telemetry.Notice(10, "mind the gap"));
            told.tell(new Telemetry.Printed(20, 1, 4711, false, "a", "hello"));
            long number = told.end(Outcome.STOPPED, 4).number().orElseThrow();

            RunEntry run = reader.run(number);
            List<AttemptEntry> attempts = attempts(reader, run, false);

            assertEquals(JournalState.STOPPED, run.state());
            assertEquals(List.of(4L, 1L, 1L, 1L), List.of(run.items(), run.succeeded(), run.failed(),
                    run.interrupted()));
            assertEquals(ToldRun.AT, run.started());
            assertEquals(ToldRun.commands("true"), run.configuration(Map.of()));
            assertEquals(Map.of("found", 7), run.reportValues().get("result"));
            assertEquals(List.of("a", "b", "c", "b"), attempts.stream().map(AttemptEntry::name).toList());
            assertEquals(List.of(AttemptState.DONE, AttemptState.FAILED, AttemptState.INTERRUPTED,
                    AttemptState.RETRIED), attempts.stream().map(AttemptEntry::state).toList());
            assertEquals(3, attempts(reader, run, true).size());
            assertEquals(List.of("mind the gap", "hello"), reader.events(run).stream().map(EventEntry::text).toList());
        }
    }

    /// J02
    @Test
    void shouldPassOnTheEndOfAnItemOnlyWhenItIsOnTheDisk() throws IOException {
        List<Integer> onDisk = new ArrayList<>();
        try (Journal journal = Journal.at(file()); JournalReader reader = readerOnceThere(journal)) {
            var told = new ToldRun(journal, Origin.of("run"), ToldRun.commands("true"), one -> {
                if (one instanceof Telemetry.Completion) {
                    onDisk.add(stored(reader));
                }
            });
            told.start(3).done("a").done("b").done("c").end(Outcome.COMPLETED, 3);
        }
        assertEquals(3, onDisk.size());
        assertTrue(onDisk.get(0) >= 1 && onDisk.get(1) >= 2 && onDisk.get(2) == 3, onDisk.toString());
    }

    private static int stored(JournalReader reader) {
        try {
            return attempts(reader, reader.runs(List.of(), 1).getFirst(), false).size();
        } catch (JournalException e) {
            throw new AssertionError(e);
        }
    }

    /// J01
    @Test
    void shouldKnowAnotherProgramsRunThatIsOnFromOneThatWasKilled() throws IOException {
        var journal = Journal.at(file());
        try (JournalReader reader = readerOnceThere(journal)) {
            var told = new ToldRun(journal).start(2).done("a");
            told.end(Outcome.COMPLETED, 2);
            new ToldRun(journal).start(1).end(Outcome.COMPLETED, 1);
            // As it stands there when its program is killed: not ended, by somebody who has no lock.
            try (RunRows rows = new RunRows(Database.toWrite(file(), 1000))) {
                rows.update("UPDATE runs SET state='running' WHERE id IN (1, 2)");
                rows.update("UPDATE runs SET owner='1-gone' WHERE id=2");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }

            assertEquals(JournalState.RUNNING, reader.run(1).state());
            assertEquals(JournalState.INTERRUPTED, reader.run(2).state());
        }
        journal.close();
        try (JournalReader reader = JournalReader.at(file())) {
            assertEquals(JournalState.INTERRUPTED, reader.run(1).state());
        }
    }

    /// J01
    @Test
    void shouldKeepTheRunsOfTwoProgramsAtOnceApart() throws IOException {
        int items = 2000;
        try (Journal one = Journal.at(file()); Journal other = Journal.at(file())) {
            var first = new ToldRun(one).start(items);
            var second = new ToldRun(other).start(items);
            for (int i = 0; i < items; i++) {
                first.done("first " + i);
                second.done("second " + i);
            }
            first.end(Outcome.COMPLETED, items);
            second.end(Outcome.COMPLETED, items);
            try (JournalReader reader = JournalReader.at(file())) {
                for (RunEntry run : reader.runs(List.of(), 2)) {
                    List<AttemptEntry> attempts = attempts(reader, run, false);
                    assertEquals(items, run.succeeded());
                    assertEquals(items, attempts.size());
                    String whose = attempts.getFirst().name().split(" ")[0];
                    assertTrue(attempts.stream().allMatch(attempt -> attempt.name().startsWith(whose)), whose);
                }
            }
        }
    }

    /// J09
    @Test
    void shouldReadAndGoOnWithAJournalOfTheFirstVersion() throws IOException {
        try (var stored = JournalFile.class.getResourceAsStream("journal-v1.sqlite")) {
            Files.copy(Objects.requireNonNull(stored), file());
        }
        try (Journal journal = Journal.at(file())) {
            assertEquals(4, new ToldRun(journal).start(1).end(Outcome.COMPLETED, 1).number().orElseThrow());
        }
        try (JournalReader reader = JournalReader.at(file())) {
            RunEntry first = reader.run(1);
            assertEquals(List.of("1.wav", "2.wav", "3.wav"),
                    attempts(reader, first, false).stream().map(AttemptEntry::name).toList());
            assertEquals("exit status 3", attempts(reader, first, true).getFirst().message());
            assertEquals("in", first.configuration(Map.of()).settings().texts().get("input"));
            assertEquals(1, reader.run(3).comparison().orElseThrow());
        }
    }

    /// J09: whatever the wall clock says.
    @Test
    void shouldTellNoTimeBelowZeroWhenTheClockWasSetBack() throws IOException, SQLException {
        try (Journal journal = Journal.at(file()); JournalReader reader = readerOnceThere(journal)) {
            new ToldRun(journal).start(1).end(Outcome.COMPLETED, 1);
            try (RunRows rows = new RunRows(Database.toWrite(file(), 1000))) {
                rows.update("UPDATE runs SET state='running', wall_nanos=NULL, started=9000000000000");
            }
            assertEquals(Duration.ZERO, reader.run(1).time().orElseThrow());
        }
    }

    /// J04
    @Test
    void shouldForgetARunWithAllThatIsKnownOfIt() throws IOException {
        try (Journal journal = Journal.at(file()); JournalReader reader = readerOnceThere(journal)) {
            var told = new ToldRun(journal).start(1).done("a");
            told.tell(new Telemetry.Notice(1, "something"));
            long number = told.end(Outcome.COMPLETED, 1).number().orElseThrow();
            RunEntry run = reader.run(number);

            JournalKeeper.forget(file(), run);

            assertThrows(JournalException.class, () -> reader.run(number));
            assertEquals(List.of(), attempts(reader, run, false));
            assertEquals(List.of(), reader.events(run));
            long next = new ToldRun(journal).start(1).end(Outcome.COMPLETED, 1).number().orElseThrow();
            assertTrue(next > number, "a number was given again");
        }
    }

    /// J04
    @Test
    void shouldFindRunsByWordsInTheirSettings() throws IOException {
        try (Journal journal = Journal.at(file()); JournalReader reader = readerOnceThere(journal)) {
            new ToldRun(journal, Origin.of("run"), ToldRun.commands("flac --best {}"), _ -> { }).start(1)
                    .end(Outcome.COMPLETED, 1);
            new ToldRun(journal, Origin.of("run"), ToldRun.commands("gzip -9 {}"), _ -> { }).start(1)
                    .end(Outcome.STOPPED, 1);

            assertEquals(List.of(2L), numbers(reader, "GZIP", "stopped"));
            assertEquals(List.of(2L, 1L), numbers(reader));
            assertEquals(List.of(), numbers(reader, "gzip", "completed"));
            assertEquals(List.of(), numbers(reader, "100%"));
        }
    }

    /// J04: it was found as one that is on.
    @Test
    void shouldFindARunThatWasKilledByTheStateThatItIsShownWith() throws IOException {
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal, Origin.of("run"), ToldRun.commands("gzip {}"), _ -> { }).start(1);
            new ToldRun(journal).start(1);
        }
        try (Journal journal = Journal.at(file()); JournalReader reader = JournalReader.at(file())) {
            new ToldRun(journal).start(1).end(Outcome.COMPLETED, 1);

            assertEquals(List.of(2L, 1L), numbers(reader, "Interrupted"));
            assertEquals(List.of(1L), numbers(reader, "interrupted", "gzip"));
            assertEquals(List.of(), numbers(reader, "running"));
            assertEquals(List.of(3L), reader.runs(List.of(), 1).stream().map(RunEntry::number).toList());
        }
    }

    private static List<Long> numbers(JournalReader reader, String... words) throws JournalException {
        return reader.runs(List.of(words), 10).stream().map(RunEntry::number).toList();
    }

    /// J01
    @Test
    void shouldBeForItsUsersEyesAlone() throws IOException {
        Path file = folder.resolve("data").resolve("journal.sqlite");
        try (Journal journal = Journal.at(file)) {
            new ToldRun(journal).start(1).end(Outcome.COMPLETED, 1);
        }
        assertEquals("rwx------", permissions(file.getParent()));
        assertEquals("rw-------", permissions(file));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private JournalReader readerOnceThere(Journal journal) throws IOException {
        assertFalse(Files.exists(file()));
        try (Connection _ = Database.toWrite(file(), 1000)) {
            return JournalReader.at(file());
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static List<AttemptEntry> attempts(JournalReader reader, RunEntry run, boolean failed)
            throws JournalException {
        List<AttemptEntry> attempts = new ArrayList<>();
        reader.attempts(run, failed, attempts::add);
        return attempts;
    }
}
