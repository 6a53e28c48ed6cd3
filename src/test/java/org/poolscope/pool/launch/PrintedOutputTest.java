package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.protocol.ParentPage;
import org.poolscope.testing.Waiting;

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
        worker = new LaunchedWorker(1, 0, process, ParentPage.create(folder.resolve("page")), "token", stdout, stderr, 0);
    }

    private PrintedOutput output() {
        return new PrintedOutput((_, _, bytes, count) -> shown.write(bytes, 0, count));
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

    /// Somebody reads it in a pager and has gone for coffee.
    @Test
    void shouldHoldUpNobodyWhileItsReaderWaits() throws Exception {
        var waits = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var output = new PrintedOutput((_, _, bytes, count) -> {
            waits.countDown();
            await(goOn);
            shown.write(bytes, 0, count);
        });
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

    @Test
    void shouldCloseThoughItsReaderNeverGoesOn() throws Exception {
        var goOn = new CountDownLatch(1);
        var output = new PrintedOutput((_, _, _, _) -> await(goOn), Duration.ofMillis(300));
        output.add(worker);
        prints("nobody reads me\n");
        output.close();
        goOn.countDown();
    }

    @Test
    void shouldGoOnWithOthersWhenAReaderFails() throws Exception {
        try (var output = new PrintedOutput((_, error, bytes, count) -> {
            if (!error) {
                throw new IllegalStateException("cannot show it");
            }
            shown.write(bytes, 0, count);
        })) {
            output.add(worker);
            prints("this is lost\n");
            Files.writeString(worker.stderr(), "this is not\n");
            Waiting.until("stderr is shown", PATIENCE, () -> shown().equals("this is not\n"), this::shown);
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
