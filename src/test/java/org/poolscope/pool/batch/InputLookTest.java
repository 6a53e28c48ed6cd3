package org.poolscope.pool.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.write.ToldRun;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.run.PoolOptions;

class InputLookTest {

    @TempDir
    Path folder;

    private final List<Telemetry> told = Collections.synchronizedList(new ArrayList<>());

    /// J30
    @Test
    void shouldTellHowLargeTheFilesOfEachTaskAre() throws IOException {
        List<String> files = List.of(file(3), file(4), file(5));

        assertEquals(List.of(3L, 4L, 5L), look(Batch.pooledOneByOne(new Items.Names(files)), 1).orElseThrow().bytes());
        Telemetry.InputSizes together = look(Batch.pooled(new Items.Names(files)), 2).orElseThrow();
        assertEquals(List.of(0L, 1L), together.tasks());
        assertEquals(List.of(7L, 5L), together.bytes(), "of a task all its items");
        Telemetry.InputSizes drawn = look(Batch.pooled(new Items.Chosen(new Items.Names(files), List.of(2, 0))), 1)
                .orElseThrow();
        assertEquals(List.of(0L, 2L), drawn.tasks(), "a task has the number of its item's place");
        assertEquals(List.of(3L, 5L), drawn.bytes());
    }

    /// J30
    @Test
    void shouldTellNothingOfItemsThatAreNoFiles() throws IOException {
        List<String> words = IntStream.range(0, 1_000_000).mapToObj(i -> folder.resolve("no file " + i).toString())
                .toList();

        assertEquals(Optional.empty(), look(Batch.pooledOneByOne(new Items.Names(words)), 1));
        assertEquals(Optional.empty(), look(Batch.pooled(new Items.Range(0, 1_000_000)), 1));
        assertEquals(Optional.empty(), look(Batch.pooledOneByOne(new Items.Names(List.of(file(3), words.getFirst()))),
                1), "of half of them nothing is known");
    }

    /// J30
    @Test
    void shouldLookAtSomeOfVeryMany() throws IOException {
        String one = file(3);

        Telemetry.InputSizes sizes = look(Batch.pooledOneByOne(new Items.Names(Collections.nCopies(1_000_000, one))), 1)
                .orElseThrow();

        assertTrue(sizes.tasks().size() <= InputLook.MOST, () -> sizes.tasks().size() + " were looked at");
        assertEquals(1_000_000, sizes.scale() * sizes.tasks().size(), 1);
        Telemetry.InputSizes together = look(Batch.pooled(new Items.Names(Collections.nCopies(1_000_000, one))), 100)
                .orElseThrow();
        assertTrue(together.tasks().size() * 100 <= InputLook.MOST, () -> together.tasks().size() + " hundreds were");
        assertEquals(300, together.bytes().getFirst());
    }

    /// J30
    @Test
    void shouldTellNothingOnceItIsClosed() throws IOException {
        var look = of(Batch.pooledOneByOne(new Items.Names(List.of(file(3)))), 1);
        look.close();
        look.start();
        look.close();
        assertEquals(List.of(), told);
    }

    private String file(int bytes) throws IOException {
        return Files.write(folder.resolve("file of " + bytes), new byte[bytes]).toString();
    }

    private Optional<Telemetry.InputSizes> look(Batch batch, int chunk) {
        try (InputLook look = of(batch, chunk)) {
            return look.look();
        }
    }

    private InputLook of(Batch batch, int chunk) {
        var configuration = ToldRun.commands("true");
        var tasks = new BatchTasks(batch, new PoolOptions(2, OptionalInt.of(chunk), 10));
        return new InputLook(configuration, batch, tasks, RunClock.start(), told::add);
    }
}
