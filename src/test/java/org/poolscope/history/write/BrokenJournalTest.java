package org.poolscope.history.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.JournalException;
import org.poolscope.history.database.Database;
import org.poolscope.history.read.JournalReader;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.SmallDisk;

class BrokenJournalTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("journal.sqlite");
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

    /// J03
    @Test
    void shouldSayThatThereIsNoRoomThoughOnlyWhatIsSharedHasNone() {
        var noRoom = new SQLException("[SQLITE_IOERR_SHMSIZE]", "", 4874);

        assertEquals("There is no room on the disk of the journal " + file(),
                Database.trouble(file(), noRoom).getMessage());
    }

    /// J03
    @Test
    void shouldSayThatAHomeIsReadOnlyAndPassOnAllTheSame() throws InterruptedException {
        try (ChildJvm child = ChildJvm.start(SmallDisk.mounted(folder, "size=400k,ro"), FullDiskChild.class,
                file().toString())) {
            assertEquals(0, child.awaitExit(), child::toString);

            assertTrue(child.await("notice ").contains("cannot be written; so this run is not in it"),
                    child::toString);
            assertEquals("20000", child.await("told "));
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
}
