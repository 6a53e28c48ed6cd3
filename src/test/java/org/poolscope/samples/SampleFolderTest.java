package org.poolscope.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.LocalRun;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.images.Images;
import org.poolscope.workload.images.KeptFiles;
import org.poolscope.workload.images.picture.TestPictures;

@RunsBeside
class SampleFolderTest {

    @TempDir
    Path temporary;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    @Test
    void shouldMakePhotographsThatTheWorkloadTurnsUpright() throws Exception {
        Path folder = temporary.resolve("samples");
        List<Integer> told = new ArrayList<>();

        List<Path> photos = SampleFolder.make(folder, 3, 1, told::add);

        assertEquals(List.of("landscape-1-001.jpg", "landscape-1-002.jpg", "landscape-1-003.jpg"), names(folder));
        assertEquals(photos, photos.stream().filter(Files::isRegularFile).toList());
        assertEquals(List.of(1, 2, 3), told);
        for (Path photo : photos) {
            long size = Files.size(photo);
            assertTrue(size > 700_000 && size < 3_000_000, photo + " has " + size + " bytes");
        }
        assertTurned(folder, "landscape-1-003.jpg");
    }

    private void assertTurned(Path folder, String lying) throws Exception {
        originals.remember(folder);
        BufferedImage stored = TestPictures.image(Files.readAllBytes(folder.resolve(lying)));
        Path output = temporary.resolve("out");
        LocalRun.of(new Images()).with("input", folder).with("output", output).with("box", 60).run();
        BufferedImage upright = TestPictures.image(Files.readAllBytes(output.resolve(lying)));

        assertTrue(stored.getWidth() > stored.getHeight(), "stored lying down");
        assertTrue(upright.getWidth() < upright.getHeight(), "and standing in the end");
    }

    @Test
    void shouldLeaveThePhotographsThatAreThereAlready() throws Exception {
        Files.write(temporary.resolve("landscape-1-001.jpg"), new byte[] {1});
        List<Integer> told = new ArrayList<>();

        SampleFolder.make(temporary, 1, 1, told::add);

        assertArrayEquals(new byte[] {1}, Files.readAllBytes(temporary.resolve("landscape-1-001.jpg")));
        assertEquals(List.of(), told);
    }

    @Test
    void shouldRefuseAFolderWithOtherFiles() throws IOException {
        Files.createFile(temporary.resolve("mine.jpg"));

        assertRefused("folder", "mine.jpg", temporary, 2);
        assertEquals(List.of("mine.jpg"), names(temporary));
    }

    @Test
    void shouldChangeNothingInAFolderThatItRefuses() throws IOException {
        Path left = temporary.resolve("holiday/.poolscope-0123456789abcdef0123456789abcdef");
        Files.createDirectories(left);

        assertRefused("folder", "holiday", temporary, 2);
        assertTrue(Files.exists(left));
    }

    @Test
    void shouldMakeWhatAKilledOneOnlyTookTheNameOf() throws Exception {
        Path photo = Files.createFile(temporary.resolve("landscape-1-001.jpg"));

        SampleFolder.make(temporary, 1, 1, _ -> {});

        assertTrue(Files.size(photo) > 700_000);
    }

    @Test
    void shouldTakeANewDiskForAnEmptyFolder() throws Exception {
        Files.createDirectory(temporary.resolve("lost+found"));

        SampleFolder.make(temporary, 1, 1, _ -> {});

        assertEquals(List.of("landscape-1-001.jpg", "lost+found"), names(temporary));
    }

    @Test
    void shouldRefuseAFileAndANumberOutOfBounds() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertRefused("folder", "must be a folder", file, 2);
        assertRefused("count", "must be from 1 to 10000, not 0", temporary.resolve("samples"), 0);
        assertRefused("count", "not 10001", temporary.resolve("samples"), 10_001);
    }

    @Test
    void shouldStopWhenInterruptedAndLeaveNothingHalfDone() throws IOException {
        Path folder = temporary.resolve("samples");
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> SampleFolder.make(folder, 2, 1, _ -> {}));

        assertEquals(List.of(), names(folder));
    }

    private static void assertRefused(String field, String reason, Path folder, int count) {
        var refusal = assertThrows(InvalidSettingException.class, () -> SampleFolder.make(folder, count, 1, _ -> {}));
        assertEquals(field, refusal.field());
        assertTrue(refusal.reason().contains(reason), refusal.reason());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
