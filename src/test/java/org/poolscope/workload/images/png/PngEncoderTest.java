package org.poolscope.workload.images.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.picture.Colours;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.skia.EncodedPicture;
import org.poolscope.workload.images.skia.Pixels;

/// Pictures that are written in the kind of PNG that they came as, read again by the JDK.
@RunsBeside
class PngEncoderTest {

    private static final int TYPE_AT = 25;
    private static final int BITS_AT = 24;

    @ParameterizedTest(name = "{0} colours: {1} bits")
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 4", "16, 4", "17, 8", "256, 8"})
    void shouldKeepEveryColourOfAPaletteInAsFewBitsAsDo(int colours, int bits) throws IOException {
        BufferedImage image = coloured(colours, 61, 43);

        byte[] file = encoded(image, Colours.PALETTE);

        assertKind(3, bits, file);
        assertSame(image, TestPictures.image(file));
    }

    @Test
    void shouldKeepAPaletteWhoseColoursAreTransparent() throws IOException {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                image.setRGB(x, y, x < 10 ? 0 : x < 20 ? 0xFFCC2211 : x < 30 ? 0x80FF0000 : 0xFF003366);
            }
        }

        byte[] file = encoded(image, Colours.PALETTE);

        assertKind(3, 2, file);
        assertSame(image, TestPictures.image(file));
        assertTrue(((IndexColorModel) TestPictures.image(file).getColorModel()).getMapSize() >= 4);
    }

    /// Edges between few colours have some thousand others.
    @Test
    void shouldChooseAPaletteThatComesNearWhereThereAreMoreColours() throws IOException {
        var image = new BufferedImage(400, 300, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < 40; i++) {
            graphics.setColor(Color.getHSBColor(i / 40f, 0.8f, 0.4f + i % 7 / 12f));
            graphics.fillOval(i * 37 % 350, i * 53 % 250, 90, 70);
        }
        graphics.dispose();

        byte[] file = encoded(image, Colours.PALETTE);

        assertKind(3, 8, file);
        double psnr = TestPictures.psnr(image, TestPictures.image(file));
        assertTrue(psnr >= 40, "only " + psnr + " dB");
    }

    @Test
    void shouldNotForceIntoAPaletteWhatItDoesNotHold() throws IOException {
        var noise = new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB);
        var many = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        var random = new Random(3);
        for (int i = 0; i < 8_000; i++) {
            noise.setRGB(i % 100, i / 100, random.nextInt());
        }
        for (int i = 0; i < 120_000; i++) {
            many.setRGB(i % 400, i / 400, i);
        }

        assertNull(file(noise, Colours.PALETTE));
        assertNull(file(many, Colours.PALETTE));
    }

    @ParameterizedTest(name = "greys that are multiples of {0}: {1} bits")
    @CsvSource({"255, 1", "85, 2", "17, 4", "1, 8"})
    void shouldWriteGreysInAsFewBitsAsSayThem(int step, int bits) throws IOException {
        var image = new BufferedImage(53, 37, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 37; y++) {
            for (int x = 0; x < 53; x++) {
                image.getRaster().setSample(x, y, 0, (x * y + x) % (255 / step + 1) * step);
            }
        }

        byte[] file = encoded(image, Colours.GREYS);

        assertKind(0, bits, file);
        BufferedImage read = TestPictures.image(file);
        for (int i = 0; i < 53 * 37; i++) {
            int sample = read.getRaster().getSample(i % 53, i / 53, 0) * 255 / ((1 << bits) - 1);
            assertEquals(image.getRaster().getSample(i % 53, i / 53, 0), sample, "pixel " + i);
        }
    }

    @Test
    void shouldKeepGreysWithTransparency() throws IOException {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 64 * 48; i++) {
            int grey = i * 7 % 256;
            image.setRGB(i % 64, i / 64, (i % 3 == 0 ? 0xFF : 200) << 24 | grey << 16 | grey << 8 | grey);
        }

        byte[] file = encoded(image, Colours.GREYS);

        assertKind(4, 8, file);
        BufferedImage read = TestPictures.image(file);
        for (int i = 0; i < 64 * 48; i++) {
            assertEquals(image.getRGB(i % 64, i / 64) >>> 24, read.getRaster().getSample(i % 64, i / 64, 1));
            assertEquals(i * 7 % 256, read.getRaster().getSample(i % 64, i / 64, 0), 1);
        }
    }

    @Test
    void shouldNotTakeColoursForGreys() throws IOException {
        assertNull(file(coloured(9, 20, 20), Colours.GREYS));
        assertNull(file(coloured(9, 20, 20), Colours.ALL));
    }

    private static void assertKind(int type, int bits, byte[] file) {
        assertEquals(type + ", " + bits, file[TYPE_AT] + ", " + file[BITS_AT]);
    }

    private static void assertSame(BufferedImage expected, BufferedImage actual) {
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                int place = y * expected.getWidth() + x;
                assertEquals(Integer.toHexString(expected.getRGB(x, y)), Integer.toHexString(actual.getRGB(x, y)),
                        () -> "pixel " + place);
            }
        }
    }

    private static BufferedImage coloured(int colours, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, i % colours * 0x12_3457 + 0x40_1020);
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, Colours colours) throws IOException {
        byte[] file = file(image, colours);
        assertNotNull(file, "it is refused");
        return file;
    }

    private static byte[] file(BufferedImage image, Colours colours) throws IOException {
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(TestPictures.file(image, "png")));
             Pixels stored = picture.decode(picture.size(), false);
             Pixels upright = stored.upright(Orientation.UPRIGHT, new Size(image.getWidth(), image.getHeight()))) {
            return PngEncoder.encode(upright, colours);
        }
    }
}
