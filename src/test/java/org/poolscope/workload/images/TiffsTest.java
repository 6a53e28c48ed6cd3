package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.LocalRun;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.metadata.Metadata;
import org.poolscope.workload.images.metadata.TestExif;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.tiff.TestTiffs;

/// What becomes of TIFFs in a batch.
@RunsBeside
class TiffsTest {

    private static final BufferedImage SCENE = TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR);
    private static final byte[] PROFILE = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    private static final int[] RGB = {8, 8, 8};

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    /// I04
    @Test
    void shouldBecomePngsWhateverTheyAreCalledAndLoseNothing() throws Exception {
        put("a.tif", TestTiffs.written("LZW", SCENE));
        put("b.TIFF", TestTiffs.big(ByteOrder.LITTLE_ENDIAN, 60, 40, 2, RGB, TestTiffs.rgb(SCENE)).build());
        put("c.jpg", TestTiffs.written("ZLib", SCENE));

        assertEquals(Map.of("succeeded", 3L, "failed", 0L), run().run().values());

        assertEquals(List.of("a.png", "b.png", "c.png"), TestBatches.files(folder.resolve("out")));
        for (String name : TestBatches.files(folder.resolve("out"))) {
            assertEquals(Double.POSITIVE_INFINITY, TestPictures.psnr(SCENE, TestPictures.image(result(name))), name);
        }
    }

    /// I04
    @Test
    void shouldTakeTheFirstPageAndTellThatThereAreMore() throws Exception {
        put("a.tif", TestTiffs.written("LZW", SCENE, TestPictures.withCorners(60, 40)));

        LocalRun run = run();
        run.run();

        assertEquals("the first of its pictures was taken", run.message("a.tif"));
        assertEquals(Double.POSITIVE_INFINITY, TestPictures.psnr(SCENE, TestPictures.image(result("a.png"))));
    }

    /// I05
    @ParameterizedTest(name = "orientation {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldStandUpright(int orientation) throws Exception {
        BufferedImage stored = OddJpegs.stored(SCENE, orientation);
        byte[] data = TestTiffs.rgb(stored);
        put("a.tif", TestTiffs.of(ByteOrder.BIG_ENDIAN, stored.getWidth(), stored.getHeight(), 2, RGB, data)
                .numbers(274, 3, orientation).build());
        put("big.tif", TestTiffs.big(ByteOrder.LITTLE_ENDIAN, stored.getWidth(), stored.getHeight(), 2, RGB, data)
                .numbers(274, 3, orientation).build());

        run().run();

        for (String name : List.of("a.png", "big.png")) {
            assertEquals(Double.POSITIVE_INFINITY, TestPictures.psnr(SCENE, TestPictures.image(result(name))), name);
            assertEquals(1, Metadata.read(FileBytes.of(result(name))).orientation());
        }
    }

    /// I05
    @ParameterizedTest(name = "as {0}, metadata {1}")
    @CsvSource({"png, all", "png, private", "png, none", "jpeg, all", "jpeg, none", "webp, all"})
    void shouldCarryOverWhatTheTiffSaysBesideThePicture(String format, String choice) throws Exception {
        byte[] xmp = """
                <x:xmpmeta xmlns:x='adobe:ns:meta/'>
                <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
                <rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' dc:format='of xmp'/>
                </rdf:RDF></x:xmpmeta>""".getBytes(StandardCharsets.UTF_8);
        byte[] iptc = {0x1C, 2, 80, 0, 3, 'A', 'd', 'a'};
        put("a.tif", TestTiffs.with(SCENE, () -> TestExif.rich(ByteOrder.LITTLE_ENDIAN)
                .bytes(TestExif.IMAGE, 700, xmp).bytes(TestExif.IMAGE, 33723, iptc)
                .bytes(TestExif.IMAGE, 34675, PROFILE)));

        run().with("format", format).with("metadata", choice).run();

        byte[] made = result("a." + (format.equals("jpeg") ? "jpg" : format));
        String text = new String(made, StandardCharsets.ISO_8859_1);
        boolean any = !choice.equals("none");
        assertEquals(any, text.contains("(c) 2015 Ada Lovelace") && text.contains("Poolcam"));
        assertEquals(any, text.contains("of xmp"));
        assertEquals(choice.equals("all"), text.contains("Owner Ada"));
        assertFalse(text.contains("thumbnail of it"));
        assertArrayEquals(PROFILE, Metadata.read(FileBytes.of(made)).profile());
        assertEquals(1, Metadata.read(FileBytes.of(made)).orientation());
    }

    /// I05
    @Test
    void shouldFollowTheProfileWhereColoursAreBroughtToSrgb() throws Exception {
        var grey = new BufferedImage(60, 40, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 60 * 40; i++) {
            grey.setRGB(i % 60, i / 60, 0x808080);
        }
        put("a.tif", TestTiffs.of(ByteOrder.BIG_ENDIAN, 60, 40, 2, RGB, TestTiffs.rgb(grey))
                .bytes(34675, PROFILE).build());

        run().with("colour", "srgb").run();

        assertEquals(188, TestPictures.image(result("a.png")).getRGB(30, 20) & 0xFF, 2);
        assertEquals(0, Metadata.read(FileBytes.of(result("a.png"))).profile().length);
    }

    /// I05
    @Test
    void shouldKeepTheProfileAndTextsOfABigTiff() throws Exception {
        put("a.tif", TestTiffs.big(ByteOrder.BIG_ENDIAN, 60, 40, 2, RGB, TestTiffs.rgb(SCENE))
                .text(0x013B, "Grace Hopper").bytes(34675, PROFILE).build());

        run().run();

        assertArrayEquals(PROFILE, Metadata.read(FileBytes.of(result("a.png"))).profile());
        assertTrue(new String(result("a.png"), StandardCharsets.ISO_8859_1).contains("Grace Hopper"));
    }

    /// I06
    @Test
    void shouldFailWithAReasonAndLeaveNothing() throws Exception {
        byte[] whole = TestTiffs.written("LZW", SCENE);
        put("cut.tif", Arrays.copyOf(whole, whole.length / 2));
        put("float.tif", TestTiffs.of(ByteOrder.LITTLE_ENDIAN, 4, 4, 1, new int[] {32}, new byte[64])
                .numbers(339, 3, 3).build());

        LocalRun run = run();

        assertEquals(Map.of("succeeded", 0L, "failed", 2L), run.run().values());
        assertTrue(run.message("cut.tif").startsWith("is cut short"), run.message("cut.tif"));
        assertTrue(run.message("float.tif").contains("floating-point"), run.message("float.tif"));
        assertEquals(List.of(), TestBatches.files(folder.resolve("out")));
    }

    private void put(String name, byte[] file) throws IOException {
        originals.put(folder.resolve("in").resolve(name), file);
    }

    private byte[] result(String name) throws IOException {
        return Files.readAllBytes(folder.resolve("out").resolve(name));
    }

    private LocalRun run() {
        return TestBatches.run(folder.resolve("in"), folder.resolve("out"));
    }
}
