package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.launch.PrintedFile.Wanted;
import org.poolscope.protocol.ParentPage;

@EnabledOnOs(OS.LINUX)
class PrintBoundsTest {

    private static final int PRINTED = 40 << 20;

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private LaunchedWorker worker;
    private PrintedFile one;
    private PrintedFile other;

    @BeforeEach
    void print() throws Exception {
        Path stdout = Files.write(folder.resolve("stdout"), new byte[PRINTED]);
        Path stderr = Files.write(folder.resolve("stderr"), new byte[PRINTED]);
        worker = new LaunchedWorker(1, 0, new ProcessBuilder("true").start(), ParentPage.create(folder.resolve("page")),
                "token", stdout, stderr, 0, false);
        one = taken(false);
        other = taken(true);
    }

    private PrintedFile taken(boolean error) throws Exception {
        var file = new PrintedFile(worker, error, Wanted.ALL);
        file.look();
        byte[] block = new byte[1 << 20];
        while (file.take(block, true) > 0) {
            // until all is taken
        }
        return file;
    }

    @AfterEach
    void forget() {
        one.close();
        other.close();
        worker.page().close();
    }

    /// The name is not that of what is open, for a while: the system refuses to give back any of that.
    @Test
    void shouldGiveBackOthersThoughOneCannotBeAndThatLater() throws Exception {
        Path away = folder.resolve("away");
        Files.move(worker.stdout(), away);
        Files.createDirectory(worker.stdout());
        var bounds = new PrintBounds(told::add, Duration.ZERO);
        bounds.look(List.of(one, other));
        assertTrue(one.spare() > PRINTED / 2, () -> "left: " + one.spare());
        assertEquals(0, other.spare());

        Files.delete(worker.stdout());
        Files.move(away, worker.stdout());
        bounds.look(List.of(one, other));
        assertEquals(0, one.spare());
    }

    @Test
    void shouldNotTryAgainAtEveryLook() throws Exception {
        Path away = folder.resolve("away");
        Files.move(worker.stdout(), away);
        Files.createDirectory(worker.stdout());
        Duration hour = Duration.ofHours(1);
        var bounds = new PrintBounds(told::add, hour);
        bounds.look(List.of(one, other));
        assertFalse(one.maySpare(hour));
        assertTrue(other.maySpare(hour));
    }
}
