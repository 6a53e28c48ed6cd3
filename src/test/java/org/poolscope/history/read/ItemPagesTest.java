package org.poolscope.history.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.JournalException;
import org.poolscope.history.database.Database;
import org.poolscope.history.database.JournalFile;
import org.poolscope.history.database.Statements;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.item.ItemChoice;
import org.poolscope.history.item.ItemChoice.By;
import org.poolscope.history.item.ItemChoice.Counts;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.ToldRun;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.ItemResult;

class ItemPagesTest {

    private static final int TASKS = 60;
    private static final int ITEMS_OF_TASK = 100;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("journal.sqlite");
    }

    private static String name(int item) {
        return "photo " + item;
    }

    /// Every hundredth item fails. They are told in some other order, and so are their times.
    private long tell(Journal journal) {
        var random = new Random(3);
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, TASKS * ITEMS_OF_TASK).boxed().toList());
        Collections.shuffle(numbers, random);
        var told = new ToldRun(journal).start(numbers.size());
        for (int task = 0; task < TASKS; task++) {
            List<ItemResult> results = numbers.subList(task * ITEMS_OF_TASK, (task + 1) * ITEMS_OF_TASK).stream()
                    .map(item -> new ItemResult(name(item), item % 100 != 0, Duration.ofNanos(item ^ 0x555), ""))
                    .toList();
            long failed = results.stream().filter(result -> !result.success()).count();
            told.tell(new Telemetry.Completion(task, 1, task, 0, 1, ITEMS_OF_TASK, failed, "", "", results));
        }
        return told.end(Outcome.COMPLETED, numbers.size()).number().orElseThrow();
    }

    private static List<String> names(ItemPages pages, long lines) throws JournalException {
        List<String> names = new ArrayList<>();
        for (long from = 0; from < lines; from += 77) {
            pages.lines(from, 77).forEach(line -> names.add(line.name()));
        }
        return names;
    }

    /// J33
    @Test
    void shouldGiveOutAnyPartOfALongListInAnyOrder() throws IOException {
        long run;
        try (Journal journal = Journal.at(file())) {
            run = tell(journal);
        }
        int all = TASKS * ITEMS_OF_TASK;
        var failed = EnumSet.of(AttemptState.FAILED);
        try (ItemPages pages = ItemPages.of(file(), run)) {
            Counts counts = pages.look(ItemChoice.ALL);
            assertEquals(new Counts(all, OptionalLong.of(all), all - 60, 60, 0, 0), counts);
            List<String> told = names(pages, all);
            assertEquals(all, Set.copyOf(told).size());
            assertEquals(told.subList(5990, 6000), pages.lines(5990, 50).stream().map(AttemptEntry::name).toList());

            pages.look(new ItemChoice(EnumSet.allOf(AttemptState.class), By.NAME, true));
            assertEquals(IntStream.range(0, all).mapToObj(ItemPagesTest::name).toList(), names(pages, all));

            pages.look(new ItemChoice(EnumSet.allOf(AttemptState.class), By.ELAPSED, false));
            assertEquals(IntStream.range(0, all).boxed().sorted(Comparator.comparing((Integer item) -> item ^ 0x555)
                    .reversed()).map(ItemPagesTest::name).toList(), names(pages, all));

            assertEquals(60, pages.look(new ItemChoice(failed, null, true)).lines());
            assertEquals(told.stream().filter(name -> name.endsWith("00") || name.equals("photo 0")).toList(),
                    names(pages, 60));

            assertEquals(60, pages.look(new ItemChoice(failed, By.NAME, false)).lines());
            assertEquals(List.of("photo 5900", "photo 5800"),
                    pages.lines(0, 2).stream().map(AttemptEntry::name).toList());
            assertEquals(List.of(), pages.lines(60, 10));
        }
    }

    /// J33
    @Test
    void shouldTakeInWhatHasComeSinceTheLastLook() throws IOException {
        ItemChoice byName = new ItemChoice(EnumSet.allOf(AttemptState.class), By.NAME, true);
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal).start(4).done("c").failed("a", "no").await();
            try (ItemPages pages = ItemPages.of(file(), 1)) {
                assertEquals(2, pages.look(byName).lines());
                told.interrupted("b");
                told.tell(new Telemetry.TaskRetried(9, 1, "d", 2, "lost"));
                told.await();
                assertEquals(List.of("a", "c"), names(pages, 4));
                assertEquals(new Counts(4, OptionalLong.of(4), 1, 1, 1, 1), pages.look(byName));
                assertEquals(List.of("a", "b", "c", "d"), names(pages, 4));
                pages.look(ItemChoice.ALL);
                assertEquals(List.of("c", "a", "b", "d"), names(pages, 4));
            }
            told.end(Outcome.COMPLETED, 4);
        }
    }

    /// J33
    @Test
    void shouldListTheItemsOfARunThatTheFirstVersionWrote() throws IOException {
        try (var stored = JournalFile.class.getResourceAsStream("journal-v1.sqlite")) {
            Files.copy(Objects.requireNonNull(stored), file());
        }
        try (ItemPages pages = ItemPages.of(file(), 1)) {
            assertEquals(3, pages.look(ItemChoice.ALL).lines());
            assertEquals(List.of("1.wav", "2.wav", "3.wav"), names(pages, 3));
            assertEquals(1, pages.look(new ItemChoice(EnumSet.of(AttemptState.FAILED), By.NAME, true)).lines());
            assertEquals("exit status 3", pages.lines(0, 1).getFirst().message());
        }
    }

    /// J33
    @Test
    void shouldSayThatAPackOfTheJournalIsBroken() throws IOException, SQLException {
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal).start(1).done("a").end(Outcome.COMPLETED, 1);
        }
        try (Connection rows = Database.toWrite(file(), 1000)) {
            Statements.update(rows, "UPDATE packs SET bytes=x'0105'");
        }
        try (ItemPages pages = ItemPages.of(file(), 1)) {
            pages.look(ItemChoice.ALL);
            assertThrows(JournalException.class, () -> pages.lines(0, 1));
            ItemChoice byName = new ItemChoice(EnumSet.allOf(AttemptState.class), By.NAME, true);
            assertThrows(JournalException.class, () -> pages.look(byName));
            assertThrows(JournalException.class, () -> pages.look(byName));
        }
    }
}
