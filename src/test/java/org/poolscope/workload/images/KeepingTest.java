package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.testing.LocalRun;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.metadata.Metadata;
import org.poolscope.workload.images.metadata.TestExif;
import org.poolscope.workload.images.metadata.TestFiles;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// What results keep of their originals beside the picture, by the workload's settings.
@RunsBeside
class KeepingTest {

    private static final BufferedImage SCENE = TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR);
    private static final byte[] EXIF = TestExif.rich(ByteOrder.LITTLE_ENDIAN).build();
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_433_664_550_000L);

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"a.jpg, all, true, true", "a.jpg, private, true, false", "a.jpg, none, false, false",
        "a.png, all, true, true", "a.png, private, true, false", "a.png, none, false, false"})
    void shouldKeepOfTheMetadataWhatIsAsked(String name, String setting, boolean author, boolean owner)
            throws Exception {
        putBoth();

        LocalRun run = run().with("metadata", setting);
        run.run();

        byte[] result = Files.readAllBytes(folder.resolve("out").resolve(name));
        String text = new String(result, StandardCharsets.ISO_8859_1);
        assertEquals(author, text.contains("(c) 2015 Ada Lovelace"));
        assertEquals(owner, text.contains("Owner Ada"));
        assertEquals(1, Metadata.read(FileBytes.of(result)).orientation());
        assertEquals(40, TestPictures.image(result).getWidth(), "turned upright");
        assertEquals("", run.message(name));
    }

    @Test
    void shouldKeepTheFileTimeIfAsked() throws Exception {
        putBoth();

        run().with("time", "keep").run();

        assertEquals(LONG_AGO, Files.getLastModifiedTime(folder.resolve("out/a.jpg")));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(folder.resolve("out/a.png")));
    }

    @Test
    void shouldGiveAResultTheTimeOfItsMakingUnlessAsked() throws Exception {
        putBoth();

        run().run();

        assertNotEquals(LONG_AGO, Files.getLastModifiedTime(folder.resolve("out/a.jpg")));
    }

    /// What was made with the time of its original is no older than that.
    @Test
    void shouldNotMakeAResultAgainThatHasTheTimeOfItsOriginal() throws Exception {
        putBoth();
        run().with("time", "keep").run();

        LocalRun again = run().with("time", "keep").with("existing", "newer");
        again.run();

        assertTrue(again.message("a.jpg").startsWith("skipped"), again.message("a.jpg"));
    }

    @Test
    void shouldStillKnowItsOwnResultsByTheirMark() throws Exception {
        putBoth();
        run().run();

        LocalRun again = run();
        again.run();

        assertEquals("", again.message("a.jpg"));
        assertEquals("", again.message("a.png"));
    }

    private void putBoth() throws IOException {
        byte[] jpeg = TestPictures.withSegment(TestJpegs.write(SCENE), 0xE1, TestExif.app1(EXIF));
        byte[] png = TestFiles.withChunk(TestPictures.file(SCENE, "png"), "eXIf", EXIF);
        for (Path file : new Path[] {originals.put(folder.resolve("in/a.jpg"), jpeg),
            originals.put(folder.resolve("in/a.png"), png)}) {
            Files.setLastModifiedTime(file, LONG_AGO);
            originals.remember(file);
        }
    }

    private LocalRun run() {
        return TestBatches.run(folder.resolve("in"), folder.resolve("out"));
    }
}
