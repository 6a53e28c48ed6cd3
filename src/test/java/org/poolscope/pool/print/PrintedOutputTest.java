package org.poolscope.pool.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.protocol.ParentPage;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

@RunsBeside
@Timeout(60)
class PrintedOutputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private LaunchedWorker worker;

    @BeforeEach
    void launch() throws Exception {
        Path stdout = Files.createFile(folder.resolve("stdout"));
        Path stderr = Files.createFile(folder.resolve("stderr"));
        Process process = new ProcessBuilder("true").start();
        worker = new LaunchedWorker(1, 0, process, ParentPage.create(folder.resolve("page")), "token", stdout, stderr,
                0, false);
    }

    private final List<String> said = new CopyOnWriteArrayList<>();

    /// What is done with what was printed; all else is noted.
    private interface Showing {
        void show(boolean error, byte[] bytes, int count) throws IOException;
    }

    private PrintedOutput output() {
        return output((_, bytes, count) -> shown.write(bytes, 0, count), () -> false);
    }

    private PrintedOutput output(Showing showing, BooleanSupplier isToldToStop) {
        return new PrintedOutput(new PrintedOutput.Reader() {
            @Override
            public void printed(LaunchedWorker its, boolean error, byte[] bytes, int count) throws IOException {
                showing.show(error, bytes, count);
            }

            @Override
            public void missing(LaunchedWorker its, boolean error, long bytes) {
                said.add("missing " + bytes);
            }

            @Override
            public void say(String sentence) {
                said.add(sentence);
            }
        }, PrintedFile.Wanted.ALL, isToldToStop, Duration.ofMillis(300));
    }

    private void prints(String text) throws Exception {
        Files.writeString(worker.stdout(), text, StandardOpenOption.APPEND);
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldShowALineOnceItIsWhole() throws Exception {
        try (var output = output()) {
            output.add(worker);
            prints("one\ntw");
            Waiting.until("the first line", PATIENCE, () -> shown().equals("one\n"), this::shown);
            prints("o\n");
            Waiting.until("the second", PATIENCE, () -> shown().equals("one\ntwo\n"), this::shown);
        }
    }

    @Test
    void shouldShowTheLastWordsOfAWorkerWhoseFilesAreGone() throws Exception {
        try (var output = output()) {
            output.add(worker);
            prints("last words");
            Files.delete(worker.stdout());
            output.ended(worker);
            Waiting.until("they are shown", PATIENCE, () -> shown().equals("last words"), this::shown);
        }
    }

    @Test
    void shouldShowAllThatWasPrintedBeforeItIsClosed() throws Exception {
        String much = "x".repeat(3 << 20) + "\nand more";
        var output = output();
        output.add(worker);
        prints(much);
        output.close();
        assertEquals(much, shown());
    }

    /// An output whose reader takes nothing until it may.
    private PrintedOutput readSlowly(CountDownLatch waits, CountDownLatch goOn) {
        return output((_, bytes, count) -> {
            waits.countDown();
            await(goOn);
            shown.write(bytes, 0, count);
        }, () -> false);
    }

    /// Somebody reads it in a pager and has gone for coffee.
    @Test
    void shouldHoldUpNobodyWhileItsReaderWaits() throws Exception {
        var waits = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var output = readSlowly(waits, goOn);
        output.add(worker);
        prints("read me\n");
        assertTrue(waits.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "nobody reads");
        output.add(worker);
        output.ended(worker);
        assertEquals("", shown());
        goOn.countDown();
        output.close();
        assertTrue(shown().startsWith("read me\n"), this::shown);
    }

    /// As a program waits that prints to a pipe whose reader is slow.
    @Test
    void shouldWaitUntilASlowReaderHasTakenAll() throws Exception {
        var waits = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var output = readSlowly(waits, goOn);
        output.add(worker);
        String much = "line\n".repeat(100_000);
        prints(much);
        assertTrue(waits.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "nobody reads");
        Thread closing = Thread.ofPlatform().start(output::close);
        assertFalse(closing.join(Duration.ofSeconds(2)), "closed though somebody still reads");
        goOn.countDown();
        assertTrue(closing.join(PATIENCE), "not closed");
        assertEquals(much, shown());
    }

    @Test
    void shouldNotWaitForItsReaderInAProgramThatIsToldToStopButTellWhatIsMissing() throws Exception {
        var goOn = new CountDownLatch(1);
        var output = output((_, _, _) -> await(goOn), () -> true);
        output.add(worker);
        prints("nobody reads me\n");
        output.close();
        assertEquals(List.of("16 bytes that workers printed were not shown: nobody took them in time before the end"),
                said);
        goOn.countDown();
    }

    @Test
    void shouldGoOnWithOthersWhenAReaderFails() throws Exception {
        try (var output = output((error, bytes, count) -> {
            if (!error) {
                throw new IllegalStateException("cannot show it");
            }
            shown.write(bytes, 0, count);
        }, () -> false)) {
            output.add(worker);
            prints("this is lost\n");
            Files.writeString(worker.stderr(), "this is not\n");
            Waiting.until("stderr is shown", PATIENCE, () -> shown().equals("this is not\n"), this::shown);
        }
        assertEquals(List.of("What worker 1 prints to stdout is not shown any more: "
                + "java.lang.IllegalStateException: cannot show it"), said);
    }

    @Test
    void shouldLoseNothingWhenMemoryIsShortForAMoment() throws Exception {
        var tries = new AtomicInteger();
        var output = output((_, bytes, count) -> {
            if (tries.incrementAndGet() < 4) {
                throw new OutOfMemoryError("for a moment");
            }
            shown.write(bytes, 0, count);
        }, () -> false);
        output.add(worker);
        prints("in the end\n");
        output.close();
        assertEquals("in the end\n", shown());
    }

    /// A shell that a task has started writes to its /dev/stdout.
    @Test
    void shouldGoOnWhenSomebodyHasEmptiedTheFile() throws Exception {
        try (var output = output()) {
            output.add(worker);
            prints("before, and rather long\n");
            Waiting.until("it is shown", PATIENCE, () -> !shown().isEmpty(), this::shown);
            Files.writeString(worker.stdout(), "after\n", StandardOpenOption.TRUNCATE_EXISTING);
            Waiting.until("the rest is shown", PATIENCE, () -> shown().endsWith("long\nafter\n"), this::shown);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldGiveBackTheSpaceOfWhatWasShown() throws Exception {
        String megabyte = "x".repeat((1 << 20) - 1) + "\n";
        try (var output = output((_, _, _) -> {}, () -> false)) {
            output.add(worker);
            for (int i = 0; i < 40; i++) {
                prints(megabyte);
            }
            Waiting.until("most is given back", PATIENCE, () -> kilobytesOnDisk(worker.stdout()) < 20_000,
                    () -> "still " + kilobytesOnDisk(worker.stdout()) + " KB");
            assertTrue(Files.size(worker.stdout()) >= 40 << 20, "what is to come would be written elsewhere");
        }
    }

    private static long kilobytesOnDisk(Path file) {
        try {
            Process du = new ProcessBuilder("du", "-k", file.toString()).start();
            return Long.parseLong(new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .split("\t")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
