package org.poolscope.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.SmallDisk;

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

    /// J03
    @Test
    void shouldGoOnWithoutAJournalThatIsBroken() throws IOException {
        Files.writeString(file(), "no journal at all, though it is as long as one ".repeat(20));

        assertTrue(notice(Journal.at(file())).contains("is broken"));
    }

    /// J03
    @Test
    void shouldGoOnWithoutAJournalOfANewerPoolscopeAndLeaveItAsItIs() throws IOException, SQLException {
        Journal.at(file()).close();
        try (Connection other = Database.toWrite(file(), 1000)) {
            Database.execute(other, "PRAGMA user_version=99");
        }

        assertTrue(notice(Journal.at(file())).contains("by a newer Poolscope (its form is 99, this one knows "));
        var refused = assertThrows(JournalException.class, () -> JournalReader.at(file()));
        assertTrue(refused.getMessage().contains("newer"), refused.getMessage());
    }

    /// J03
    @Test
    void shouldGoOnWithoutAJournalThatIsLocked() throws IOException, SQLException {
        try (Connection other = Database.toWrite(file(), 1000)) {
            Database.execute(other, "BEGIN IMMEDIATE");

            assertTrue(notice(Journal.at(file(), 1)).contains("is locked by another program"));
        }
    }

    /// J03
    @Test
    void shouldGoOnWithoutAJournalWhoseFolderCannotBeMade() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("in the way"));

        assertTrue(notice(Journal.at(inTheWay.resolve("data").resolve("journal.sqlite"))).contains("cannot be made"));
    }

    /// J03
    @Test
    void shouldSayWhenTheDiskIsFullAndPassOnAllTheSame() throws InterruptedException {
        try (ChildJvm child = ChildJvm.start(SmallDisk.at(folder, 400), FullDiskChild.class, file().toString())) {
            assertEquals(0, child.awaitExit(), child::toString);

            assertEquals(List.of("told 20000", "ended true"), child.lines().stream()
                    .filter(line -> !line.startsWith("notice ")).toList());
            List<String> notices = child.lines().stream().filter(line -> line.startsWith("notice ")).toList();
            assertEquals(1, notices.size(), notices.toString());
            assertTrue(notices.getFirst().contains("no room on the disk"), notices.getFirst());
        }
    }

    /// Writes a run to a disk that has no room for it.
    static final class FullDiskChild {
        private FullDiskChild() {}

        public static void main(String[] file) {
            try (Journal journal = Journal.at(Path.of(file[0]))) {
                var told = new ToldRun(journal).start(20_000);
                for (int i = 0; i < 20_000; i++) {
                    told.done("item " + i);
                }
                told.end(Outcome.COMPLETED, 20_000);
                told.passedOn.forEach(one -> {
                    if (one instanceof Telemetry.Notice notice) {
                        System.out.println("notice " + notice.text());
                    }
                });
                System.out.println("told " + told.passedOn.stream().filter(Telemetry.Completion.class::isInstance)
                        .count());
                System.out.println("ended " + (told.passedOn.getLast() instanceof Telemetry.RunEnded));
            }
        }
    }

    /// J03
    @Test
    void shouldGoOnWithoutAJournalThatWasCutShort() throws IOException {
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal).start(2000);
            for (int i = 0; i < 2000; i++) {
                told.done("an item with a name of some length, number " + i);
            }
            told.end(Outcome.COMPLETED, 2000);
        }
        try (var channel = Files.newByteChannel(file(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }

        assertTrue(notice(Journal.at(file())).contains("is broken"));
    }

    /// What a run is told by a journal that cannot be used; all else it gets as it comes, in its order.
    private static String notice(Journal broken) {
        try (broken) {
            var told = new ToldRun(broken).start(1).done("a");
            RunRecorder.Kept kept = told.end(Outcome.COMPLETED, 1);

            assertTrue(kept.number().isEmpty());
            assertEquals(List.of("RunStarted", "Completion", "RunEnded"), told.passedOn.stream()
                    .filter(one -> !(one instanceof Telemetry.Notice)).map(one -> one.getClass().getSimpleName())
                    .toList());
            List<String> notices = told.passedOn.stream().flatMap(one -> one instanceof Telemetry.Notice notice
                    ? Stream.of(notice.text()) : Stream.empty()).toList();
            assertEquals(1, notices.size(), notices.toString());
            return notices.getFirst();
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
