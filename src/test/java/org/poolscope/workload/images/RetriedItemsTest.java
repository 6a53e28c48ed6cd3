package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.poolscope.testing.ChildJvm;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.images.output.Existing;

/// What is told of items whose worker died in the middle of their task, when they are tried again.
class RetriedItemsTest {

    private static final byte[] SOMEBODYS = "somebody's own".getBytes();
    private static final Items.Names NAMES = new Items.Names(List.of("a.jpg", "deep/b.png", "deep/c.jpg"));

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    private Path output;

    @BeforeEach
    void makeInput() throws IOException {
        output = folder.resolve("out");
        originals.putThree(folder.resolve("in"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SKIP", "NEWER"})
    void shouldTellAsMadeWhatAWorkerMadeThatDiedBeforeItCouldTell(Existing existing) throws Exception {
        Files.createDirectory(folder.resolve("run"));
        TestBatches.run(folder.resolve("in"), output).run();
        Files.delete(output.resolve("a.jpg"));
        Files.delete(output.resolve("deep/b.png"));
        try (ChildJvm child = ChildJvm.start(DiesAfter.class, folder.toString(), existing.word(), "deep/b.png")) {
            assertEquals(DiesAfter.STATUS, child.awaitExit(), child::toString);
        }
        assertTrue(Files.exists(output.resolve("a.jpg")) && Files.exists(output.resolve("deep/b.png")));

        assertEquals(List.of("a.jpg", "deep/b.png"), made(existing), "what was there before the run stays");

        Files.delete(output.resolve("a.jpg"));
        Files.write(output.resolve("a.jpg"), SOMEBODYS);
        assertEquals(List.of("deep/b.png"), made(existing), "nobody's own is replaced, though it was tried");
        assertArrayEquals(SOMEBODYS, Files.readAllBytes(output.resolve("a.jpg")));
        try (Stream<Path> notes = Files.list(folder.resolve("run"))) {
            notes.forEach(note -> assertTrue(note.toFile().delete()));
        }
        assertEquals(List.of(), made(existing), "another run skips all of it");
    }

    /// The items that a worker of the run in [#folder] tells as made.
    private List<String> made(Existing existing) throws Exception {
        return ItemOutcome.of(task(folder, existing).run(NAMES, new ItemLog())).stream()
                .filter(ItemOutcome::made).map(ItemOutcome::name).toList();
    }

    private static ImageTask task(Path folder, Existing existing) {
        return TestBatches.task(folder, folder.resolve("run"), existing);
    }

    /// Works on all items and is gone as soon as one of them is done.
    static final class DiesAfter {

        static final int STATUS = 9;

        public static void main(String[] words) throws Exception {
            task(Path.of(words[0]), Existing.of(words[1])).run(NAMES, new TaskLog() {
                @Override
                public void item(ItemResult result) {
                    if (result.name().equals(words[2])) {
                        Runtime.getRuntime().halt(STATUS);
                    }
                }

                @Override
                public void progress(long itemsDone) {}
            });
        }
    }
}
