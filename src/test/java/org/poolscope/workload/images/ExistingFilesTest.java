package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Summary;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// What becomes of files that have the names of results already.
class ExistingFilesTest {

    private static final byte[] SOMEBODYS = "somebody's own".getBytes();

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

    @Test
    void shouldReplaceWhatItWroteItselfAsOftenAsOneLikes() throws Exception {
        Summary.Result first = run(Existing.OWN).run();
        Summary.Result second = run(Existing.OWN).chunk(3).run();
        run(Existing.OWN).with("box", 20).run();

        assertEquals(Map.of("succeeded", 3L, "failed", 0L), second.values());
        assertEquals(first.digest(), second.digest());
        assertEquals(20, TestPictures.image(Files.readAllBytes(output.resolve("deep/b.png"))).getWidth());
    }

    @Test
    void shouldKnowItsOwnInACopiedFolder() throws Exception {
        run(Existing.OWN).run();
        Files.move(output, folder.resolve("moved"));
        output = folder.resolve("moved");

        assertEquals(Map.of("succeeded", 3L, "failed", 0L), run(Existing.OWN).run().values());
    }

    @Test
    void shouldRefuseBeforeTheStartWhatItDidNotWrite() throws Exception {
        foreign("a.jpg");
        foreign("deep/c.jpg");

        assertRefused("has 2 files that Poolscope did not write, or an older version wrote, under names of results, "
                + "the first of them a.jpg; "
                + "choose another folder, or set existing to replace, skip, rename or newer");
        Files.delete(output.resolve("a.jpg"));
        assertRefused("has a file that Poolscope did not write, or an older version wrote, under the name of "
                + "a result, deep/c.jpg; choose ");
        assertEquals(List.of("deep/c.jpg"), outputs());
    }

    @Test
    void shouldTakeAnEditedResultForSomebodyElses() throws Exception {
        for (String name : List.of("a.jpg", "deep/b.png")) {
            run(Existing.REPLACE).run();
            byte[] file = Files.readAllBytes(output.resolve(name));
            file[file.length / 2 + 40] ^= 1;
            Files.write(output.resolve(name), file);
            assertLeft(name, file);
        }
    }

    @Test
    void shouldTakeAResultUnderAnotherNameForSomebodyElses() throws Exception {
        run(Existing.OWN).run();
        Files.move(output.resolve("deep/c.jpg"), output.resolve("a.jpg"), StandardCopyOption.REPLACE_EXISTING);

        assertLeft("a.jpg", Files.readAllBytes(output.resolve("a.jpg")));
    }

    /// To know that a file of ours was changed takes reading all of it: its worker does so.
    private void assertLeft(String name, byte[] content) throws Exception {
        LocalRun run = run(Existing.OWN);
        assertEquals(Map.of("succeeded", 2L, "failed", 1L), run.run().values());

        assertEquals("a file is in the way that Poolscope wrote and that was changed, renamed or given away since: "
                + output.resolve(name), run.message(name));
        assertArrayEquals(content, Files.readAllBytes(output.resolve(name)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTakeAResultThatWasMadeReadOnlyForSomebodyElses() throws Exception {
        run(Existing.OWN).run();
        Files.setPosixFilePermissions(output.resolve("a.jpg"), PosixFilePermissions.fromString("r--r--r--"));

        assertRefused("a.jpg");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTakeAnotherUsersFileForSomebodyElses() throws Exception {
        run(Existing.OWN).run();
        Process chown = new ProcessBuilder("chown", "nobody", output.resolve("a.jpg").toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assumeTrue(chown.waitFor() == 0, "no file can be given away here");

        assertRefused("a.jpg");
    }

    @Test
    void shouldTakeALinkForSomebodyElses() throws Exception {
        run(Existing.OWN).run();
        Files.move(output.resolve("a.jpg"), folder.resolve("kept.jpg"));
        Files.createSymbolicLink(output.resolve("a.jpg"), folder.resolve("kept.jpg"));

        assertRefused("a.jpg");
    }

    private void assertRefused(String reason) {
        var refusal = assertThrows(InvalidSettingException.class, () -> run(Existing.OWN).run());
        assertEquals("output", refusal.field());
        assertTrue(refusal.reason().contains(reason), refusal.reason());
    }

    @Test
    void shouldReplaceWhatIsToBeReplaced() throws Exception {
        foreign("a.jpg");

        assertEquals(Map.of("succeeded", 3L, "failed", 0L), run(Existing.REPLACE).run().values());

        assertEquals(60, TestPictures.image(Files.readAllBytes(output.resolve("a.jpg"))).getWidth());
    }

    @Test
    void shouldSkipWhatIsThere() throws Exception {
        foreign("deep/c.jpg");

        LocalRun run = run(Existing.SKIP);
        assertEquals(Map.of("succeeded", 3L, "failed", 0L, "skipped", List.of("deep/c.jpg")), run.run().values());

        assertArrayEquals(SOMEBODYS, Files.readAllBytes(output.resolve("deep/c.jpg")));
        assertEquals("skipped: there is such a file already", run.message("deep/c.jpg"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SKIP", "NEWER"})
    void shouldTakeNoNameThatAKilledWriterTookForAResult(Existing existing) throws Exception {
        String reservation = "Poolscope writes a file here, and removes this folder when it has its name.\n";
        Files.createDirectories(output.resolve("deep"));
        Files.writeString(output.resolve("a.jpg"), reservation);
        Files.writeString(output.resolve("deep/b.png"), reservation.substring(0, 20));
        Files.createFile(output.resolve("deep/c.jpg"));

        assertEquals(Map.of("succeeded", 3L, "failed", 0L), run(existing).run().values());

        assertEquals(60, TestPictures.image(Files.readAllBytes(output.resolve("a.jpg"))).getWidth());
        assertEquals(50, TestPictures.image(Files.readAllBytes(output.resolve("deep/b.png"))).getWidth());
        assertEquals(40, TestPictures.image(Files.readAllBytes(output.resolve("deep/c.jpg"))).getWidth());
    }

    /// J29: a power cut leaves the beginning of one, or pieces of it that are not there yet.
    @ParameterizedTest
    @EnumSource(names = {"OWN", "RENAME", "REPLACE"})
    void shouldReplaceWhatAPowerCutHasLeftOfAResult(Existing existing) throws Exception {
        run(existing).run();
        Map<String, byte[]> whole = new TreeMap<>();
        for (String name : outputs()) {
            whole.put(name, Files.readAllBytes(output.resolve(name)));
        }
        Files.write(output.resolve("a.jpg"), Arrays.copyOf(whole.get("a.jpg"), 200));
        byte[] pieces = whole.get("deep/b.png").clone();
        Arrays.fill(pieces, 0, Math.min(512, pieces.length), (byte) 0);
        Files.write(output.resolve("deep/b.png"), pieces);
        Files.write(output.resolve("deep/c.jpg"), new byte[300]);

        assertEquals(Map.of("succeeded", 3L, "failed", 0L), run(existing).run().values());

        assertEquals(List.copyOf(whole.keySet()), outputs());
        for (String name : whole.keySet()) {
            assertArrayEquals(whole.get(name), Files.readAllBytes(output.resolve(name)), name);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SKIP", "NEWER"})
    void shouldTakeNeitherAFolderNorALinkToNothingForAResult(Existing existing) throws Exception {
        Files.createDirectories(output.resolve("a.jpg"));
        Files.createDirectories(output.resolve("deep"));
        Files.createSymbolicLink(output.resolve("deep/c.jpg"), folder.resolve("gone"));

        LocalRun run = run(existing);
        assertEquals(Map.of("succeeded", 1L, "failed", 2L), run.run().values());

        assertTrue(run.message("a.jpg").startsWith("a file is in the way"), run.message("a.jpg"));
        assertTrue(Files.isDirectory(output.resolve("a.jpg")));
        assertTrue(Files.isSymbolicLink(output.resolve("deep/c.jpg")));
    }

    @Test
    void shouldFindAnotherNameThatIsNoOthersAndTellIt() throws Exception {
        originals.put(folder.resolve("in/a-2.jpg"), TestJpegs.write(TestPictures.withCorners(30, 40)));
        foreign("a.jpg");
        foreign("deep/c.jpg");
        foreign("deep/c-2.jpg");

        LocalRun run = run(Existing.RENAME);
        assertEquals(Map.of("a.jpg", "a-2-2.jpg", "deep/c.jpg", "deep/c-3.jpg"), run.run().values().get("renamed"));

        assertEquals("saved as a-2-2.jpg", run.message("a.jpg"));
        assertArrayEquals(SOMEBODYS, Files.readAllBytes(output.resolve("deep/c-2.jpg")));
        assertEquals(List.of("a-2-2.jpg", "a-2.jpg", "a.jpg", "deep/b.png", "deep/c-2.jpg", "deep/c-3.jpg",
                "deep/c.jpg"), outputs());
        List<String> before = outputs();
        run(Existing.RENAME).run();
        assertEquals(before, outputs(), "an item that is tried again finds that its result is there");
    }

    @Test
    void shouldReplaceOnlyWhatIsOlderThanItsOriginal() throws Exception {
        foreign("a.jpg");
        foreign("deep/c.jpg");
        Files.setLastModifiedTime(output.resolve("a.jpg"), FileTime.from(Instant.EPOCH));

        assertEquals(List.of("deep/c.jpg"), run(Existing.NEWER).run().values().get("skipped"));

        assertEquals(60, TestPictures.image(Files.readAllBytes(output.resolve("a.jpg"))).getWidth());
        assertArrayEquals(SOMEBODYS, Files.readAllBytes(output.resolve("deep/c.jpg")));
    }

    @Test
    void shouldFailOnlyTheItemWhoseNameWasTakenWhileTheBatchRan() throws Exception {
        Items items = run(Existing.OWN).batch().items();
        foreign("deep/c.jpg");

        var log = new ItemLog();
        TestBatches.task(folder, folder, Existing.OWN).run(items, log);

        List<ItemResult> failed = log.results().stream().filter(result -> !result.success()).toList();
        assertEquals(List.of("deep/c.jpg"), failed.stream().map(ItemResult::name).toList());
        assertEquals("a file is in the way that Poolscope did not write, or an older version wrote: "
                + output.resolve("deep/c.jpg"),
                failed.getFirst().message());
        assertArrayEquals(SOMEBODYS, Files.readAllBytes(output.resolve("deep/c.jpg")));
        assertEquals(List.of("a.jpg", "deep/b.png", "deep/c.jpg"), outputs());
    }

    @Test
    void shouldFailOnlyTheItemWhoseNameAFolderHas() throws Exception {
        Files.createDirectories(output.resolve("a.jpg"));

        assertRefused("a.jpg");
        LocalRun run = run(Existing.REPLACE);
        assertEquals(Map.of("succeeded", 2L, "failed", 1L), run.run().values());
        assertTrue(Files.isDirectory(output.resolve("a.jpg")));
        assertFalse(run.message("a.jpg").contains(".poolscope"), run.message("a.jpg"));
    }

    @Test
    void shouldGoOnAfterAKillAsIfNothingHadBeen() throws Exception {
        for (int i = 0; i < 60; i++) {
            originals.put(folder.resolve("in/many/" + i + ".jpg"), TestJpegs.write(TestPictures.withCorners(200, 150)));
        }
        try (ChildJvm child = ChildJvm.start(
                OriginalsTest.OneBatch.class, folder.resolve("in").toString(), output.toString(), "own")) {
            while (Files.notExists(output.resolve("many")) && child.process().isAlive()) {
                Thread.onSpinWait();
            }
            child.kill();
        }

        assertEquals(Map.of("succeeded", 63L, "failed", 0L), run(Existing.OWN).run().values());
        assertEquals(63, outputs().size(), outputs()::toString);
        try (Stream<Path> all = Files.walk(output)) {
            assertEquals(List.of(), all.filter(path -> path.toString().contains(".poolscope")).toList());
        }
    }

    private void foreign(String name) throws IOException {
        Files.createDirectories(output.resolve(name).getParent());
        Files.write(output.resolve(name), SOMEBODYS);
    }

    private LocalRun run(Existing existing) {
        return TestBatches.run(folder.resolve("in"), output).with("existing", existing.word());
    }

    private List<String> outputs() throws IOException {
        return TestBatches.files(output);
    }
}
