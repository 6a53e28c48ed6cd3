package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.testing.LocalRun;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.JpegFrame;
import org.poolscope.workload.images.container.WebpFile;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.turbo.Turbo;

/// Of what kind a result is when its original is of one that a format has many of.
@RunsBeside
class SameKindTest {

    private static final int BITS_AT = 24;

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    /// I01
    @ParameterizedTest(name = "{0}, made into a box of {1}: of {2} bits, since edges get other colours")
    @CsvSource({"png, 200, 2", "png, 60, 8", "gif, 200, 2", "gif, 60, 8", "bmp, 60, 8"})
    void shouldKeepAPaletteAPalette(String format, int box, int bits) throws Exception {
        var image = TestPictures.withCorners(120, 80, BufferedImage.TYPE_BYTE_INDEXED);

        byte[] made = made("a." + format, TestPictures.file(image, format), box);

        assertKind("3, " + bits, made);
        assertEquals(Math.min(120, box), TestPictures.image(made).getWidth());
    }

    /// I01
    @Test
    void shouldKeepATransparentPaletteAPaletteWhenItsEdgesGetOtherColours() throws Exception {
        var colours = new IndexColorModel(2, 3, new byte[] {0, (byte) 200, 20}, new byte[] {0, 30, 90},
                new byte[] {0, 40, (byte) 220}, 0);
        var image = new BufferedImage(121, 83, BufferedImage.TYPE_BYTE_INDEXED, colours);
        for (int i = 0; i < 121 * 83; i++) {
            image.getRaster().setSample(i % 121, i / 121, 0, (i % 121 + i / 121) / 20 % 3);
        }

        byte[] made = made("a.png", TestPictures.file(image, "png"), 60);

        assertEquals("3", kind(made).substring(0, 1), "a palette");
        BufferedImage read = TestPictures.image(made);
        assertEquals(0, read.getRGB(0, 0) >>> 24, "what was transparent is so");
        assertTrue(read.getColorModel().getTransparency() == BufferedImage.TRANSLUCENT, "edges are soft");
    }

    /// I02
    @ParameterizedTest(name = "the JDK''s type {0} into a box of {1}: {2}, {3}")
    @CsvSource({"TYPE_BYTE_GRAY, 60, 0, 8", "TYPE_USHORT_GRAY, 60, 0, 8", "TYPE_USHORT_GRAY, 200, 0, 8"})
    void shouldKeepGreysGreys(String type, int box, int colours, int bits) throws Exception {
        var image = TestPictures.scene(120, 80, BufferedImage.class.getField(type).getInt(null));

        assertKind(colours + ", " + bits, made("a.png", TestPictures.file(image, "png"), box));
    }

    /// I02
    @Test
    void shouldGiveBlackAndWhiteABitWhereItIsAllThereIs() throws Exception {
        byte[] file = OddPngs.png(121, 83, new int[] {0, 1, 1}, 0);

        assertKind("0, 1", made("a.png", file, 200));
        assertKind("0, 8", made("a.png", file, 60));
    }

    /// I02
    @Test
    void shouldKeepGreysWithTheirTransparency() throws Exception {
        var model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false,
                Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(120, 80);
        for (int i = 0; i < 120 * 80; i++) {
            raster.setPixel(i % 120, i / 120, new int[] {i % 120 * 2, i / 120 * 3});
        }
        byte[] file = TestPictures.file(new BufferedImage(model, raster, false, null), "png");
        assertKind("4, 8", file);

        byte[] made = made("a.png", file, 60);

        assertKind("4, 8", made);
        assertTrue(TestPictures.image(made).getColorModel().hasAlpha());
    }

    /// I03
    @Test
    void shouldKeepAWebpLosslessThatCameSo() throws Exception {
        BufferedImage scene = TestPictures.scene(96, 72, BufferedImage.TYPE_3BYTE_BGR);
        originals.put(folder.resolve("in/lossless.webp"), OddOthers.lossless(scene));
        originals.put(folder.resolve("in/lossy.webp"), OddOthers.webp(scene, 95));

        LocalRun run = TestBatches.run(folder.resolve("in"), folder.resolve("out"));
        run.run();

        byte[] made = result("lossless.webp");
        assertTrue(isLossless(made));
        assertEquals(Double.POSITIVE_INFINITY, TestPictures.psnr(scene, OddOthers.shown(made)));
        assertEquals("", run.message("lossless.webp"));
        assertFalse(isLossless(result("lossy.webp")));
        TestBatches.run(folder.resolve("in"), folder.resolve("out")).with("format", "webp").run();
        assertFalse(isLossless(result("lossless.webp")), "as asked");
    }

    /// I07
    @ParameterizedTest(name = "{0} pixels for a sample of colour, quality {1}")
    @CsvSource({"1, 95, 1", "1, 90, 1", "1, 85, 2", "2, 95, 2"})
    void shouldKeepColourAsFineAsBrightnessAtHighQuality(int across, int quality, int made) throws Exception {
        BufferedImage scene = TestPictures.scene(120, 80, BufferedImage.TYPE_3BYTE_BGR);
        originals.put(folder.resolve("in/a.jpg"), TestJpegs.write(scene, across, across, 0, false));

        TestBatches.run(folder.resolve("in"), folder.resolve("out")).with("quality", quality).with("box", 60).run();

        // Skia makes all of it coarse.
        assertEquals(Turbo.find().isThere() ? made : 2,
                JpegFrame.of(FileBytes.of(result("a.jpg"))).components().getFirst().across());
    }

    private static void assertKind(String kind, byte[] png) {
        assertEquals(kind, kind(png), "colour type and bits");
    }

    private static String kind(byte[] png) {
        return png[BITS_AT + 1] + ", " + png[BITS_AT];
    }

    private byte[] made(String name, byte[] file, int box) throws Exception {
        originals.put(folder.resolve("in").resolve(name), file);
        TestBatches.run(folder.resolve("in"), folder.resolve("out")).with("box", box).run();
        return result(name.substring(0, name.indexOf('.')) + ".png");
    }

    private byte[] result(String name) throws IOException {
        return Files.readAllBytes(folder.resolve("out").resolve(name));
    }

    private static boolean isLossless(byte[] file) {
        FileBytes bytes = FileBytes.of(file);
        return WebpFile.of(bytes).isLossless(bytes);
    }
}
