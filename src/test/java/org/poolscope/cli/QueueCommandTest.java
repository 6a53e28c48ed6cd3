package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.compare.sweep.PastSweep;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.ToldRun;
import org.poolscope.job.Comparison;
import org.poolscope.job.JobFile;
import org.poolscope.job.JobSpec;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.schedule.queue.QueueStep;
import org.poolscope.testing.WithOwnJournal;

/// The queue on the command line, with a journal of a test's own.
@Isolated
class QueueCommandTest extends WithOwnJournal {

    /// J49
    @Test
    void shouldListAddRemoveAndRunWhatWaits() throws IOException {
        assertEquals("nothing waits", queue().out().strip());
        CommandLineRun added = queue("add", job("true {}"), job("false {}"), job("sleep {}"));
        assertEquals(ExitCode.SUCCEEDED, added.exitCode(), added.toString());
        assertEquals(List.of("1", "2", "3"), added.err().lines().map(line -> line.replaceAll("added (\\d).*", "$1"))
                .toList());
        assertTrue(queue().out().lines().skip(1).allMatch(line -> line.contains("waiting  commands")), queue().out());

        assertEquals(ExitCode.SUCCEEDED, queue("remove", "3").exitCode());
        assertEquals(ExitCode.FAILED, queue("remove", "3").exitCode(), "it is not there any more");
        CommandLineRun run = queue("run");

        assertEquals(ExitCode.FAILED, run.exitCode(), run.toString());
        assertTrue(run.err().contains("all of the queue is done: 1 without a failure, 1 with some"), run.err());
        assertEquals(List.of("done", "failed"), queue().out().lines().skip(1)
                .map(line -> line.strip().split(" +")[1]).toList());
        try (JournalReader journal = JournalReader.at(journal())) {
            assertEquals(List.of("queue", "queue"), journal.runs(List.of(), 5).stream().map(one -> one.command())
                    .toList(), "a run each");
        }
    }

    /// J49
    @Test
    void shouldTakeNothingOfWhatCannotBeAddedAndLeaveAnothersQueueAlone() throws IOException {
        JobSpec plain = spec("true {}");
        Path comparison = folder.resolve("compare.poolscope");
        JobFile.write(plain.with(plain.run(), Optional.of(new Comparison(List.of(), OptionalInt.of(1)))),
                comparison);

        CommandLineRun refused = queue("add", job("true {}"), comparison.toString());
        assertEquals(ExitCode.USAGE, refused.exitCode(), refused.toString());
        assertTrue(refused.err().startsWith("poolscope: FILE must be a job that can be run; of '" + comparison
                + "' the sizes must name at least one pool size"), refused.err());
        assertEquals(ExitCode.USAGE, queue("add", job("true {}"), "--at", "soon").exitCode());
        assertFalse(Files.exists(journal()), "all of them, or none");

        queue("add", job("true {}"));
        try (var other = new BatchQueue(journal())) {
            other.begin();
            assertTrue(queue("run").err().contains("another Poolscope works the queue"));
            assertTrue(queue().err().contains("works this queue"));
        }
        System.setProperty(JOURNAL, "off");
        assertEquals("poolscope: No journal is kept: POOLSCOPE_JOURNAL is off", queue().err().strip());
    }

    /// J53
    @Test
    void shouldAddWhatACommandLineWouldRun() throws IOException {
        assertEquals(ExitCode.SUCCEEDED, queue("add", "run", "primes", "--workers", "2", "--set", "to=100009")
                .exitCode());
        CommandLineRun added = queue("add", "each", "--workers", "1", "echo", "<{}>", ":::", "a b", "--at");
        assertEquals("added 2: each --workers 1 echo <{}> ::: a b --at", added.err().strip());

        CommandLineRun run = queue("run");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertTrue(run.out().contains("primes  100003"), run.out());
        assertTrue(run.toString().contains("<a b>") && run.toString().contains("<--at>"),
                () -> "what they write is shown, as nobody else has it: " + run);
    }

    /// J53: what is told of them is short, what waits is all of them.
    @Test
    void shouldAddAHundredThousandItemsAndTellOfTheFirst() throws IOException {
        List<String> items = IntStream.range(0, 100_000)
                .mapToObj("a folder of photographs/picture %06d.jpg"::formatted).toList();

        CommandLineRun added = queue(Stream.concat(Stream.of("add", "each", "wc", ":::"), items.stream())
                .toArray(String[]::new));

        assertEquals("added 1: each wc ::: " + String.join(" ", items.subList(0, 17)) + " …", added.err().strip());
        try (var queue = new BatchQueue(journal())) {
            assertTrue(queue.begin());
            var next = assertInstanceOf(QueueStep.Begin.class, queue.next(Instant.now()));
            assertEquals(items, next.configuration().settings().text("lines").lines().toList());
        }
    }

    /// J53
    @Test
    void shouldRefuseACommandLineThatCannotWait() {
        CommandLineRun now = queue("add", "run", "primes", "--json", "report.json");
        assertEquals(ExitCode.USAGE, now.exitCode(), now.toString());
        assertTrue(now.err().startsWith("poolscope: run: --json is for a run that begins now"), now.err());
        assertEquals(ExitCode.USAGE, queue("add", "run", "primes", "--wokers", "2").exitCode());
        assertEquals(ExitCode.USAGE, queue("add", "run", "prims").exitCode());
        assertEquals(ExitCode.USAGE, queue("add", "each").exitCode());
        CommandLineRun lists = queue("add", "each", "cat", ":::", "a", ":::", "b");
        assertTrue(lists.err().contains("cannot be kept in a job more than once"), lists.toString());
        assertTrue(queue("add", "a.poolscope", "--at", "22:30").err().contains("must come after all options"));
        assertFalse(Files.exists(journal()), "nothing of that is in the queue");
    }

    /// J53
    @Test
    void shouldRunComparisonsThatWaitAndListThemAsSuch() throws IOException {
        JobSpec plain = spec("true {}");
        Path comparison = folder.resolve("compare.poolscope");
        JobFile.write(plain.with(plain.run(), Optional.of(new Comparison(List.of(1, 2), OptionalInt.of(1)))),
                comparison);
        assertEquals(ExitCode.SUCCEEDED, queue("add", comparison.toString()).exitCode());
        CommandLineRun added = queue("add", "compare", "primes", "--sizes", "1,2", "--repeat", "1", "--set",
                "to=100009");
        assertEquals(ExitCode.SUCCEEDED, added.exitCode(), added.toString());
        assertTrue(queue("add", "compare", "primes", "--sizes", "1", "--html", "page.html").err()
                .startsWith("poolscope: compare: --html is for a run that begins now"));
        List<String> waiting = queue().out().lines().skip(1).toList();
        assertTrue(waiting.get(0).contains("compare commands") && waiting.get(0).contains("1, 2"), waiting.toString());
        assertTrue(waiting.get(1).contains("compare primes"), waiting.toString());

        CommandLineRun run = queue("run");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertTrue(run.err().contains("comparison 1: commands") && run.err().contains("comparison 2: primes"),
                run.err());
        assertTrue(run.out().contains("primes: pool sizes 1, 2, 1 run each"), run.out());
        try (JournalReader journal = JournalReader.at(journal())) {
            // One that others have slowed was run again.
            assertEquals(List.of("1 queue commands", "2 queue primes"),
                    journal.runs(List.of(), 9).stream().map(one -> one.comparison().orElse(0) + " " + one.command()
                            + " " + one.workload()).distinct().sorted().toList());
            assertTrue(PastSweep.of(journal, 2).result().runs() >= 2, "and each opens again as a whole");
        }
        assertEquals(List.of("done", "done"), queue().out().lines().skip(1)
                .map(line -> line.strip().split(" +")[1]).toList());
    }

    private static JobSpec spec(String template) {
        return new JobSpec("", ToldRun.commands(template), Optional.empty());
    }

    private String job(String template) throws IOException {
        Path file = Files.createTempFile(folder, "job", JobFile.ENDING);
        JobFile.write(spec(template), file);
        return file.toString();
    }

    private static CommandLineRun queue(String... words) {
        return CommandLineRun.of(Stream.concat(Stream.of("queue"), Stream.of(words)).toArray(String[]::new));
    }
}
