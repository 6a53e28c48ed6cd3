package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.Main;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.job.JobFile;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// The real program in a process of its own.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class EachProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Two trees of three, which share the program: in its session, and in one of their own; neither heeds SIGTERM.
    private static final String TREES = """
            tree='trap "" TERM; sleep 600 & echo $2 $$ $! > "$1.new"; mv "$1.new" "$1.pids"; wait'
            trap "" TERM
            sh -c "$tree" sh "$1/$2-a" $$ &
            setsid sh -c "$tree" sh "$1/$2-b" $$ &
            wait
            """;

    @TempDir
    Path folder;

    /// G05
    @Test
    void shouldLeaveNothingOfEightTreesWhenItIsKilled() throws Exception {
        Path script = Files.writeString(folder.resolve("trees"), TREES);
        try (ChildJvm program = ChildJvm.start(Main.class, "each", "--workers", "4", "sh", script.toString(),
                folder.toString(), "{}", ":::", "1", "2", "3", "4")) {
            Waiting.until("all are up", PATIENCE, () -> pids().count() == 24, program::toString);

            program.process().destroyForcibly();

            Waiting.until("all are gone", PATIENCE, () -> pids().noneMatch(EachProgramTest::isAlive),
                    () -> pids().filter(EachProgramTest::isAlive).toList().toString());
        }
    }

    private Stream<Long> pids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pids")).map(EachProgramTest::read).toList().stream()
                    .flatMap(text -> Stream.of(text.strip().split(" "))).map(Long::valueOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// G09: the items that need it fail, and no others.
    @Test
    void shouldGoOnWhenTheWorkingFolderVanishes() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("file"), "");
        List<String> inFolder = List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", work.toString());
        try (ChildJvm program = ChildJvm.start(inFolder, Main.class, "each", "--workers", "1", "--shell",
                "eval \"$1\"", ":::", "cat file && rm -r \"$PWD\"", "cat file", "echo still here")) {
            assertEquals(ExitCode.FAILED, program.awaitExit(), program.toString());
            assertEquals("", program.await("still here"));
            assertTrue(program.await("failed: cat file: exit status 1").contains("No such file"), program.toString());
            assertTrue(program.await("commands: ").startsWith("1 failed, 2 succeeded"), program.toString());
        }
    }

    /// G39: who writes nothing is not told by a write that nobody reads.
    @Test
    void shouldStopWhenNobodyReadsAnyMoreThoughNothingIsWritten() {
        List<String> unread = List.of("sh", "-c", "{ \"$@\"; echo \"status $?\" >&2; } | true", "sh");
        try (ChildJvm program = ChildJvm.start(unread, Main.class, "each", "--workers", "1", "sleep", "{}", ":::",
                "600")) {
            assertEquals(Integer.toString(ExitCode.UNREAD), program.await("status "));
        }
    }

    /// G38: the second row is only written when the first one's program has run.
    @Test
    void shouldBeginWithTheFirstRowOfATableBeforeThereAreMore() {
        List<String> writer = List.of("sh", "-c", "{ echo a,b; echo 1,2; until [ -e \"$0\" ]; do sleep 0.05; done; "
                + "echo 3,4; } | \"$@\"", folder.resolve("done").toString());
        try (ChildJvm program = ChildJvm.start(writer, Main.class, "each", "--workers", "1", "--csv", "-", "sh", "-c",
                "echo got $1 $2; touch \"$0\"", folder.resolve("done").toString(), "{b}", "{a}")) {
            assertEquals("2 1", program.await("got "));
            assertEquals("4 3", program.await("got "));
            assertEquals(ExitCode.SUCCEEDED, program.awaitExit(), program.toString());
        }
    }

    /// J54
    @Test
    void shouldHaveWhatComesByStandardInputInAJob() throws Exception {
        Path job = folder.resolve("each.poolscope");
        List<String> writer = List.of("sh", "-c", "printf 'a b\\0c\\0' | \"$@\"", "sh");
        try (ChildJvm program = ChildJvm.start(writer, Main.class, "each", "--save", job.toString(), "-0", "cat")) {
            assertEquals(ExitCode.SUCCEEDED, program.awaitExit(), program.toString());
        }
        assertEquals("a b\nc", JobFile.read(job, 1).run().settings().text("lines"));
    }
}
