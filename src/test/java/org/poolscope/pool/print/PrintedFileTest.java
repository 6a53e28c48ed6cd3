package org.poolscope.pool.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.print.PrintedFile.Wanted;
import org.poolscope.protocol.ParentPage;

class PrintedFileTest {

    private static final int LINES = 500_000;
    private static final int BOUND = 1 << 20;

    @TempDir
    Path folder;

    private final byte[] block = new byte[1 << 16];
    private LaunchedWorker worker;

    @BeforeEach
    void launch() throws Exception {
        Path stdout = Files.createFile(folder.resolve("stdout"));
        Path stderr = Files.createFile(folder.resolve("stderr"));
        worker = new LaunchedWorker(1, 0, new ProcessBuilder("true").start(), ParentPage.create(folder.resolve("page")),
                "token", stdout, stderr, 0, false);
    }

    @AfterEach
    void forget() {
        worker.page().close();
    }

    private void prints(int from, int to) throws Exception {
        String lines = IntStream.range(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        Files.writeString(worker.stdout(), lines, StandardOpenOption.APPEND);
    }

    private List<String> taken(PrintedFile file) throws Exception {
        var taken = new ByteArrayOutputStream();
        for (int count = file.take(block, true); count > 0; count = file.take(block, true)) {
            taken.write(block, 0, count);
        }
        return taken.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void shouldKeepTheFirstAndTheLastLinesOfWhatIsTooMuch() throws Exception {
        var file = new PrintedFile(worker, false, Wanted.ALL);
        prints(0, LINES);
        file.look();
        file.bound(BOUND);
        prints(LINES, 2 * LINES);
        file.look();
        file.bound(BOUND);
        assertTrue(file.waiting() <= BOUND, () -> file.waiting() + " bytes wait");

        List<String> first = taken(file);
        long missing = file.takeMissing();
        List<String> last = taken(file);
        file.close();

        assertEquals("line 0", first.getFirst());
        assertEquals("line " + (first.size() - 1), first.getLast());
        assertEquals("line " + (2 * LINES - last.size()), last.getFirst());
        assertEquals("line " + (2 * LINES - 1), last.getLast());
        long kept = first.stream().mapToLong(line -> line.length() + 1).sum()
                + last.stream().mapToLong(line -> line.length() + 1).sum();
        assertEquals(Files.size(worker.stdout()), kept + missing);
    }

    @Test
    void shouldKeepOnlyTheLastLinesOfWhatNobodyWants() throws Exception {
        var file = new PrintedFile(worker, false, Wanted.NOTHING);
        prints(0, LINES);
        file.look();
        file.shorten();
        assertTrue(Files.size(worker.stdout()) <= PrintedFile.TAIL, () -> file.length() + " bytes");
        prints(LINES, LINES + 1);
        List<String> lines = Files.readAllLines(worker.stdout());
        assertEquals("line " + LINES, lines.getLast());
        assertEquals("line " + (LINES + 1 - lines.size()), lines.getFirst());
    }

    @Test
    void shouldCountWhatIsLeftOutWhenOnlyTheLastIsWanted() throws Exception {
        var file = new PrintedFile(worker, false, Wanted.ALL);
        prints(0, LINES);
        file.look();
        int taken = file.take(block, false);
        long length = Files.size(worker.stdout());
        file.want(Wanted.LAST);
        file.look();
        file.shorten();
        byte[] last = file.takeLast();
        assertEquals(length, taken + file.takeMissing() + last.length);
        assertTrue(new String(last, StandardCharsets.UTF_8).endsWith("line " + (LINES - 1) + "\n"), "not the last");
    }

    @Test
    void shouldTakeNoLineTwiceOfWhichTheLastIsWanted() throws Exception {
        var file = new PrintedFile(worker, false, Wanted.ALL);
        prints(0, 100);
        file.look();
        assertEquals(100, new String(block, 0, file.take(block, false), StandardCharsets.UTF_8).lines().count());
        prints(100, 110);
        file.want(Wanted.LAST);
        assertEquals(10, new String(file.takeLast(), StandardCharsets.UTF_8).lines().count());
        assertEquals(0, file.takeMissing());
    }
}
