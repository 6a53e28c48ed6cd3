package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.WorkerDiedException;
import org.poolscope.pool.launch.cache.AotCacheFixture;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.SmallDisk;
import org.poolscope.testing.Waiting;

/// What becomes of what the workers of a pool print when there is more of it than room, or than somebody reads.
@RunsBeside
@Timeout(120)
class PoolPrintsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINES = 80_000;

    @TempDir
    Path folder;

    private Process program(Redirect stdout, int lines) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m"));
        command.addAll(AotCacheFixture.OPTIONS);
        command.addAll(List.of(PrintingChild.class.getName(), Integer.toString(lines)));
        return new ProcessBuilder(command).redirectOutput(stdout).redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    private String stderr() throws IOException {
        return Files.readString(folder.resolve("stderr"));
    }

    private void awaitClosed() throws Exception {
        Waiting.until("the pool is closed", PATIENCE, () -> stderr().contains("closed"), () -> "it is not");
    }

    /// Nobody reads for longer than was waited for once.
    @Test
    void shouldShowEveryLineToAReaderThatIsSlow() throws Exception {
        Process program = program(Redirect.PIPE, LINES);
        awaitClosed();
        assertFalse(program.waitFor(7, TimeUnit.SECONDS), "it ended though nobody has read what was printed");
        try (Stream<String> lines = program.inputReader().lines()) {
            assertEquals(LINES, lines.count());
        }
        assertEquals(0, program.waitFor());
        assertEquals("printed " + LINES + "\nclosed\n", stderr());
    }

    @Test
    void shouldEndWithoutAWordWhenItsReaderIsGone() throws Exception {
        Process program = program(Redirect.PIPE, LINES);
        program.inputReader().close();
        assertTrue(program.waitFor(PATIENCE), "it waits for nobody");
        assertEquals("printed " + LINES + "\nclosed\n", stderr());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldTellWhatWasNotReadWhenItIsToldToStop() throws Exception {
        Process program = program(Redirect.PIPE, LINES);
        awaitClosed();
        // Not by Process#destroy, which closes the pipe as well.
        program.toHandle().destroy();
        assertTrue(program.waitFor(PATIENCE), "it waits for ever");
        assertTrue(stderr().matches("(?s).*Poolscope: \\d+ KB that workers printed were not shown: nobody took them in "
                + "time before the end\n"), stderr());
    }

    @Test
    void shouldTellThatTheDiskIsFullItsOutputGoesTo() throws Exception {
        assertTrue(program(Redirect.to(Path.of("/dev/full").toFile()), 10).waitFor(PATIENCE), "it does not end");
        assertTrue(stderr().contains("Poolscope: What workers print to stdout is not shown any more, since it "
                + "cannot be"), stderr());
    }

    /// Ten times as much as there is room.
    @Test
    void shouldTellOfEveryByteThatWasNotShownThoughTheTemporaryFolderIsSmall() throws Exception {
        try (var program = ChildJvm.start(SmallDisk.at(folder, 5_000), PrintingChild.class, "500000",
                folder.toString())) {
            assertEquals(0, program.awaitExit(), program::toString);
            long shown = program.lines().stream().filter(line -> line.startsWith("xx")).count();
            // Both streams go into one pipe, so a sentence may stand in the middle of a line, and make two of it.
            List<String> told = program.lines().stream().filter(line -> line.contains("Poolscope: ")).toList();
            assertTrue(shown > 50_000, () -> shown + " lines");
            assertTrue(shown >= 500_000 || !told.isEmpty(), () -> shown + " lines, and not a word");
        }
    }

    static int printAndDie(int lines) {
        PrintingChild.print(lines);
        for (int i = 0; i < lines; i++) {
            System.err.println("trouble " + i);
        }
        Runtime.getRuntime().halt(7);
        return lines;
    }

    @Test
    void shouldKeepNothingOfASilentPoolButTheLastWordsOfTheDead() throws Exception {
        try (var pool = WorkerPool.builder().workers(1).silent().start()) {
            pool.apply(PrintingChild::print, 200_000);
            Waiting.until("it is forgotten", PATIENCE, () -> bytesOfPrints() < 2 << 20, () -> "it is not");
            var failed = assertThrows(ExecutionException.class,
                    () -> pool.apply(PoolPrintsTest::printAndDie, 200_000));
            var died = assertInstanceOf(WorkerDiedException.class, failed.getCause());
            String tail = died.certificates().getFirst().stderrTail();
            assertTrue(tail.endsWith("trouble 199999"), tail);
        }
    }

    private static long bytesOfPrints() throws IOException {
        long bytes = 0;
        for (Path directory : RunFiles.ofThisProcess()) {
            bytes += bytesOfPrints(directory);
        }
        return bytes;
    }

    /// None if it is a pool's of another test, which has just ended.
    private static long bytesOfPrints(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".out")).toList()) {
                bytes += Files.size(file);
            }
        } catch (NoSuchFileException _) {
            return 0;
        }
        return bytes;
    }
}
