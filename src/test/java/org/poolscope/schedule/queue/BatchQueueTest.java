package org.poolscope.schedule.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.history.JournalException;
import org.poolscope.history.database.JournalFile;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.JournalKeeper;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.Settings;

/// What waits to be run, in a journal of its own; the runs are told and run nowhere.
class BatchQueueTest extends OwnQueue {

    private static final int ALL = 1000;
    private static final Instant NOW = Instant.ofEpochSecond(2_000_000_000L);

    /// Where this process is.
    private static final String FOLDER = Path.of("").toAbsolutePath().toString();

    /// J40
    @Test
    void shouldGiveOutBatchesOneAfterTheOtherInTheOrderTheyWerePutIn() throws IOException {
        List<Long> numbers = add("one", "two", "three", "four");
        assertTrue(queue.move(numbers.get(2), true), "three before two");
        assertFalse(queue.move(numbers.get(3), false), "there is none behind the last");
        assertEquals(1, queue.remove(List.of(numbers.get(3), 4711L)));
        assertEquals(List.of("one waiting", "three waiting", "two waiting"), told());

        assertTrue(queue.begin());
        try (Journal journal = Journal.at(file())) {
            QueueStep.Begin first = begun(NOW);
            assertEquals(ToldRun.commands("one").with("folder", FOLDER), first.configuration());
            assertEquals(List.of("one running", "three waiting", "two waiting"), told());
            assertEquals(0, queue.remove(List.of(first.entry().number())), "what is run stays");
            assertFalse(queue.move(numbers.get(2), true), "nothing moves before what is run");

            run(journal, first).done("a").end(Outcome.COMPLETED, 1);
            assertEquals(QueueState.DONE, queue.ended(first.entry().number()));
            QueueStep.Begin second = begun(NOW);
            run(journal, second).failed("a", "no reason").end(Outcome.COMPLETED, 1);
            assertEquals(QueueState.FAILED, queue.ended(second.entry().number()));
            QueueStep.Begin third = begun(NOW);
            assertEquals("two", third.configuration().settings().text("template"), "a failure stops nothing");
            run(journal, third).end(Outcome.STOPPED, 1);
            assertEquals(QueueState.STOPPED, queue.ended(third.entry().number()));
        }

        assertInstanceOf(QueueStep.Nothing.class, queue.next(NOW));
        assertEquals(List.of("one done", "three failed", "two stopped"), told());
        assertEquals(List.of(1L, 2L, 3L), queue.status(ALL).entries().stream()
                .map(entry -> entry.run().orElseThrow()).toList());
        try (JournalReader journal = JournalReader.at(file())) {
            JournalKeeper.forget(file(), journal.run(1));
        }
        assertEquals(List.of("three failed", "two stopped"), told(), "what is forgotten is gone here, too");
    }

    /// J41
    @Test
    void shouldStandStillOnceAtAStopBetweenTwo() throws IOException {
        List<Long> numbers = add("one", "two");
        queue.addStop(numbers.getFirst());
        assertEquals(List.of("one waiting", "stop", "two waiting"), told());
        assertEquals(2, queue.status(ALL).waiting(), "a stop is no batch");

        queue.begin();
        try (Journal journal = Journal.at(file())) {
            QueueStep.Begin first = begun(NOW);
            run(journal, first).done("a").end(Outcome.COMPLETED, 1);
            queue.ended(first.entry().number());
        }

        assertEquals(new QueueStep.Halt(1), queue.next(NOW));
        assertEquals(List.of("one done", "two waiting"), told());
        assertEquals(numbers.get(1), begun(NOW).entry().number());
    }

    /// J42
    @Test
    void shouldSayAfterAKillWhatWasInterruptedAndGoOnWithItFirst() throws IOException {
        add("one", "two", "three");
        queue.begin();
        try (Journal journal = Journal.at(file())) {
            run(journal, begun(NOW)).done("a").end(Outcome.COMPLETED, 3);
        }
        begun(NOW);
        // As it is left by a program that is killed with a run on, and another batch about to begin.
        kill("UPDATE runs SET state='running', owner='1-gone'");
        kill("UPDATE queue SET owner='1-gone' WHERE owner IS NOT NULL");
        kill("UPDATE queue_settings SET value='1-gone' WHERE name='worker'");
        queue.close();

        try (var next = new BatchQueue(file())) {
            QueueStatus status = next.status(ALL);
            assertEquals(List.of("one interrupted", "two waiting", "three waiting"), told(next));
            assertEquals(List.of(3L, 1L), List.of(status.waiting(), status.interrupted()));
            assertFalse(status.worked(), "nobody goes on without being asked");
            assertTrue(next.begin());
            var step = assertInstanceOf(QueueStep.Begin.class, next.next(NOW));
            assertEquals(OptionalLong.of(1), step.goesOn());
        }
    }

    /// J43
    @Test
    void shouldBeWorkedByOneProgramAtATimeAndBeAddedToByAny() throws IOException {
        List<Long> numbers = add("one", "two");
        assertTrue(queue.begin());
        try (var other = new BatchQueue(file())) {
            assertFalse(other.begin());
            String pid = Long.toString(ProcessHandle.current().pid());
            assertEquals(Optional.of(pid), other.status(ALL).worker());
            assertTrue(queue.status(ALL).worker().isEmpty(), "this one is no other");
            for (Changing change : List.<Changing>of(() -> other.move(numbers.get(1), true),
                    () -> other.remove(numbers), () -> other.addStop(numbers.getFirst()),
                    () -> other.startAt(numbers.getFirst(), Optional.of(NOW)),
                    () -> other.whenDone(WhenDone.NOTHING))) {
                assertEquals("Another Poolscope (process " + pid + ") works this queue; it can be changed there",
                        assertThrows(JournalException.class, change::make).getMessage());
            }
            other.add(List.of(ToldRun.commands("three")), Optional.empty());
            assertEquals(List.of("one waiting", "two waiting", "three waiting"), told());

            queue.close();
            assertTrue(other.begin());
            assertTrue(other.move(numbers.get(1), true));
            assertFalse(queue.begin());
        }
    }

    private interface Changing {
        void make() throws JournalException;
    }

    /// J44
    @Test
    void shouldNotBeginBeforeTheTimeThatABatchIsToStartAt() throws IOException {
        Instant later = NOW.plus(Duration.ofHours(5));
        long number = queue.add(List.of(ToldRun.commands("one")), Optional.of(later)).getFirst();
        queue.begin();

        assertEquals(new QueueStep.Wait(later), queue.next(NOW));
        queue.startAt(number, Optional.of(NOW.plusSeconds(1)));
        assertEquals(new QueueStep.Wait(NOW.plusSeconds(1)), queue.next(NOW));
        assertInstanceOf(QueueStep.Begin.class, queue.next(NOW.plusSeconds(1)));
    }

    /// J45
    @Test
    void shouldTakeAsManyItemsAndBatchesAsThereAre() throws IOException {
        String lines = IntStream.range(0, 100_000).mapToObj(i -> "" + i).collect(Collectors.joining("\n"));
        long number = queue.add(List.of(ToldRun.commands("true", lines)), Optional.empty()).getFirst();
        queue.add(Collections.nCopies(1000, ToldRun.commands("two")), Optional.empty());

        QueueStatus status = queue.status(10);
        assertEquals(1001, status.waiting());
        assertEquals(10, status.entries().size());
        String settings = status.entries().getFirst().settings();
        assertTrue(settings.length() < 400 && settings.endsWith("…"), settings);
        queue.begin();
        assertEquals(lines, begun(NOW).configuration().settings().text("lines"));
        assertEquals(number, queue.status(1).entries().getFirst().number());
    }

    /// J46
    @Test
    void shouldSayWhyABatchCannotBeStartedAndGoOnWithTheNext() throws IOException {
        add("one", "two", "three");
        kill("UPDATE queue SET configuration=replace(configuration, 'template', 'pattern') WHERE short LIKE '%one%'");
        kill("UPDATE queue SET folder='/elsewhere' WHERE short LIKE '%two%' OR short LIKE '%three%'");
        kill("UPDATE queue SET configuration=replace(configuration, '\"" + FOLDER + "\"', '\"\"') "
                + "WHERE short LIKE '%two%'");
        queue.begin();

        Settings third = begun(NOW).configuration().settings();
        assertEquals("three", third.text("template"));
        assertEquals(Optional.of(Path.of(FOLDER)), third.folderIfAny("folder"), "it is known where names lead from");
        List<QueueEntry> entries = queue.status(ALL).entries();
        assertEquals(List.of("one refused", "two refused", "three running"), told());
        assertTrue(entries.get(0).message().contains("pattern"), entries.get(0).message());
        assertTrue(entries.get(1).message().startsWith("It was added in /elsewhere"), entries.get(1).message());
    }

    /// J46
    @Test
    void shouldSayInASentenceThatAJournalCannotBeUsed() throws IOException {
        assertEquals(QueueStatus.EMPTY, queue.status(ALL), "to look makes no journal");
        assertFalse(Files.exists(file()));
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "no journal at all, but long enough to be taken for one ".repeat(100));

        for (Changing change : List.<Changing>of(() -> queue.status(ALL), () -> add("one"), () -> queue.begin())) {
            assertTrue(assertThrows(JournalException.class, change::make).getMessage().endsWith(
                    "is broken; move it away to begin a new one"));
        }
    }

    /// J09
    @Test
    void shouldBeAddedToAJournalOfTheFirstVersion() throws IOException {
        Files.createDirectories(file().getParent());
        try (var stored = JournalFile.class.getResourceAsStream("journal-v1.sqlite")) {
            Files.copy(Objects.requireNonNull(stored), file());
        }
        assertEquals(List.of(), queue.status(ALL).entries());
        add("one");
        assertEquals(List.of("one waiting"), told());
    }

    /// J47
    @Test
    void shouldRememberWhatIsDoneWhenAllIsDone() throws IOException {
        assertEquals(WhenDone.NOTHING, queue.status(ALL).whenDone());
        var chosen = new WhenDone(WhenDone.Kind.COMMAND, "notify me 'at once'");

        queue.whenDone(chosen);

        assertEquals(chosen, new BatchQueue(file()).status(ALL).whenDone());
        assertEquals(List.of("notify", "me", "at once"), chosen.words());
    }

    /// J40
    @Test
    void shouldNotSayOfABatchThatWentWellWhatTheJournalDoesNotKnow() throws IOException {
        add("one");
        queue.begin();
        long number = begun(NOW).entry().number();

        assertEquals(QueueState.UNKNOWN, queue.ended(number));
        assertEquals(List.of("one unknown"), told());
    }

    private List<Long> add(String... templates) throws JournalException {
        return queue.add(List.of(templates).stream().map(ToldRun::commands).toList(), Optional.empty());
    }

    private static ToldRun run(Journal journal, QueueStep.Begin step) {
        return new ToldRun(journal, Origin.of("window").queued(step.entry().number()), step.configuration(), _ -> { })
                .start(1);
    }

    private List<String> told() throws JournalException {
        return told(queue);
    }

    private static List<String> told(BatchQueue queue) throws JournalException {
        return queue.status(ALL).entries().stream().map(entry -> entry.isStop() ? "stop"
                : entry.settings().replaceAll("template=(\\S+).*", "$1") + " " + entry.state().word()).toList();
    }
}
