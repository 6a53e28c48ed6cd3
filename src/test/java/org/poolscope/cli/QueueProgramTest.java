package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.Main;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.ToldRun;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.schedule.queue.QueueEntry;
import org.poolscope.schedule.queue.QueueState;
import org.poolscope.schedule.queue.WhenDone;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// The real program works the queue to its end, and does what is to be done then.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class QueueProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private BatchQueue queue;

    @BeforeEach
    void open() {
        queue = new BatchQueue(folder.resolve("journal.sqlite"));
    }

    /// A program in the place of one that may not be there.
    private Path fake(String name, String script) throws IOException {
        Path fakes = Files.createDirectories(folder.resolve("bin"));
        Path file = Files.writeString(fakes.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ChildJvm work() {
        return ChildJvm.start(List.of("env", "POOLSCOPE_JOURNAL=" + queue.journal(),
                "PATH=" + folder.resolve("bin") + ":" + System.getenv("PATH")), Main.class, "queue", "run");
    }

    private String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    private List<QueueState> states() throws IOException {
        return queue.status(10).entries().stream().filter(entry -> !entry.isStop()).map(QueueEntry::state).toList();
    }

    /// J47
    @Test
    void shouldNotifyWhenTheLastBatchHasEnded() throws Exception {
        Path said = folder.resolve("said");
        fake("notify-send", "printf '%s\\n' \"$@\" > " + said);
        queue.add(List.of(ToldRun.commands("true {}"), ToldRun.commands("false {}")), Optional.empty());
        queue.whenDone(new WhenDone(WhenDone.Kind.NOTIFY, ""));
        try (ChildJvm program = work()) {
            assertEquals(1, program.awaitExit(), program::toString);
        }
        assertEquals("""
                --app-name=Poolscope
                Poolscope
                all of the queue is done: 1 without a failure, 1 with some""", text(said));
    }

    /// J47
    @Test
    void shouldRunACommandWhenTheLastBatchHasEndedAndSayIfItCannot() throws Exception {
        Path order = folder.resolve("order");
        fake("after-all", "echo after \"$1\" >> " + order);
        queue.add(List.of(ToldRun.commands("sh -c 'echo batch >> " + order + "; :' {}")), Optional.empty());
        queue.whenDone(new WhenDone(WhenDone.Kind.COMMAND, "after-all 'all of it'"));
        try (ChildJvm program = work()) {
            assertEquals(0, program.awaitExit(), program::toString);
        }
        assertEquals("batch\nafter all of it", text(order));

        queue.add(List.of(ToldRun.commands("true {}")), Optional.empty());
        queue.whenDone(new WhenDone(WhenDone.Kind.COMMAND, "there-is-no-such-program"));
        try (ChildJvm program = work()) {
            assertEquals(0, program.awaitExit(), program::toString);
            assertTrue(program.lines().stream().anyMatch(line ->
                    line.contains("what was to be done then was not: there-is-no-such-program")), program::toString);
        }
    }

    /// J41: at a stop nothing is done yet.
    @Test
    void shouldStandStillAtAStopAndDoWhatIsToBeDoneAtTheEndAlone() throws Exception {
        Path done = folder.resolve("done");
        fake("after-all", "echo done >> " + done);
        long first = queue.add(List.of(ToldRun.commands("true {}")), Optional.empty()).getFirst();
        queue.addStop(first);
        queue.add(List.of(ToldRun.commands("true {}")), Optional.empty());
        queue.whenDone(new WhenDone(WhenDone.Kind.COMMAND, "after-all"));
        try (ChildJvm program = work()) {
            assertEquals(0, program.awaitExit(), program::toString);
            assertTrue(program.lines().stream().anyMatch(line -> line.contains("a stop; 1 wait behind it")),
                    program::toString);
        }
        assertEquals("", text(done));
        try (ChildJvm program = work()) {
            assertEquals(0, program.awaitExit(), program::toString);
        }
        assertEquals("done", text(done));
        assertEquals(List.of(QueueState.DONE, QueueState.DONE), states());
    }

    /// J44
    @Test
    void shouldBeginWithABatchThatHasATimeOnlyThen() throws Exception {
        Instant then = Instant.now().plus(Duration.ofSeconds(6));
        queue.add(List.of(ToldRun.commands("true {}")), Optional.of(then));
        try (ChildJvm program = work()) {
            Waiting.until("it waits", PATIENCE, () -> program.lines().stream().anyMatch(line ->
                    line.contains("waiting for ")), program::toString);
            assertEquals(0, program.awaitExit(), program::toString);
        }
        try (JournalReader journal = JournalReader.at(queue.journal())) {
            List<RunEntry> runs = new ArrayList<>(journal.runs(List.of(), 5));
            assertEquals(1, runs.size());
            assertFalse(runs.getFirst().started().isBefore(then), () -> runs + " before " + then);
        }
    }
}
