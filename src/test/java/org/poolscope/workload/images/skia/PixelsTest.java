package org.poolscope.workload.images.skia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.scaling.View;

class PixelsTest {

    private static final int BYTES = 4;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"1, abc def", "2, cba fed", "3, fed cba", "4, def abc", "5, ad be cf",
        "6, da eb fc", "7, fc eb da", "8, cf be ad"})
    void shouldTurnEveryOrientationUpright(int exif, String rows) throws IOException {
        String[] expected = rows.split(" ");
        try (Pixels stored = letters(new Size(3, 2), "abcdef");
             Pixels upright = stored.upright(Orientation.ofExif(exif), stored.size())) {
            assertEquals(new Size(expected[0].length(), expected.length), upright.size());
            assertEquals(rows, rows(upright));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldUndoATurnByItsInverse(Orientation orientation) throws IOException {
        try (Pixels stored = letters(new Size(3, 2), "abcdef");
             Pixels turned = stored.upright(orientation.inverse(), stored.size());
             Pixels back = turned.upright(orientation, turned.size())) {
            assertEquals("abc def", rows(back));
        }
    }

    @ParameterizedTest(name = "{0} × {1} to {2} × {3}")
    @CsvSource({"300, 200, 80, 53", "301, 199, 300, 198", "64, 64, 1, 1", "7, 5, 3, 2", "1, 1, 1, 1",
        "2, 90, 1, 45", "3000, 3, 16, 1"})
    void shouldKeepAnEvenAreaExactly(int width, int height, int toWidth, int toHeight) throws IOException {
        for (int value : new int[] {0, 1, 100, 254, 255}) {
            byte[] even = new byte[BYTES * width * height];
            Arrays.fill(even, (byte) value);
            BufferedImage scaled = scaled(new Size(width, height), even, new Size(toWidth, toHeight));

            assertEquals(toWidth, scaled.getWidth());
            assertEquals(toHeight, scaled.getHeight());
            for (int x = 0; x < toWidth; x++) {
                assertEquals(value * 0x10101, scaled.getRGB(x, toHeight - 1) & 0xFFFFFF);
            }
        }
    }

    @ParameterizedTest(name = "every {0}th line, {1} to {2}")
    @CsvSource({"2, 1000, 100", "3, 1600, 800", "3, 1500, 800", "4, 1000, 333"})
    void shouldKeepTheMeanOfStripesTooFineToBeSeen(int every, int width, int toWidth) throws IOException {
        int height = 64;
        byte[] stripes = new byte[BYTES * width * height];
        for (int i = 0; i < width * height; i++) {
            Arrays.fill(stripes, BYTES * i, BYTES * (i + 1), (byte) (i % width % every == 0 ? 240 : 0));
        }
        Size wanted = new Size(toWidth, Math.max(1, height * toWidth / width));
        BufferedImage scaled = scaled(new Size(width, height), stripes, wanted);

        int sum = 0;
        for (int x = 0; x < toWidth; x++) {
            sum += scaled.getRGB(x, 0) & 0xFF;
        }
        assertEquals(240 / every, sum / toWidth, 4);
    }

    @Test
    void shouldKeepAnEdgeInItsPlaceAndSharp() throws IOException {
        byte[] edge = new byte[BYTES * 90];
        Arrays.fill(edge, BYTES * 45, BYTES * 90, (byte) 200);

        BufferedImage scaled = scaled(new Size(90, 1), edge, new Size(30, 1));

        assertTrue((scaled.getRGB(12, 0) & 0xFF) < 15, "left of the edge");
        assertTrue((scaled.getRGB(17, 0) & 0xFF) > 185, "right of the edge");
    }

    @Test
    void shouldCutOutAPart() throws IOException {
        Size size = new Size(3, 2);
        try (Pixels whole = letters(size, "abcdef");
             Pixels part = whole.shown(new View(size, Orientation.UPRIGHT, size, 1, 0, new Size(2, 2)));
             Pixels turned = whole.shown(
                     new View(size, Orientation.LYING_LEFT, new Size(2, 3), 0, 1, new Size(2, 2)))) {
            assertEquals("bc ef", rows(part));
            assertEquals("eb fc", rows(turned));
        }
    }

    @Test
    void shouldShowTheGroundThroughTransparentPixels() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR);
        image.setRGB(1, 0, 0x80FFFFFF);
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(TestPictures.file(image, "png")));
             Pixels stored = picture.decode(picture.size(), false);
             Pixels ground = stored.on(0x0000C0)) {
            BufferedImage seen = TestPictures.image(ground.encode(Format.PNG, 100));

            assertEquals(0xFF0000C0, seen.getRGB(0, 0));
            assertEquals(0x80, seen.getRGB(1, 0) >> 16 & 0xFF, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "WEBP"})
    void shouldWriteWhatCanBeReadAgain(Format format) throws IOException {
        byte[] colour = new byte[BYTES * 30 * 20];
        Arrays.fill(colour, (byte) 120);
        byte[] file;
        try (Pixels pixels = Pixels.of(new Size(30, 20), colour)) {
            file = pixels.encode(format, 90);
        }
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(file))) {
            assertEquals(format, picture.format());
            assertEquals(new Size(30, 20), picture.size());
        }
    }

    @Test
    void shouldWriteTheSameFileForTheSamePixels() {
        byte[] colour = new byte[BYTES * 30 * 20];
        try (Pixels one = Pixels.of(new Size(30, 20), colour); Pixels other = Pixels.of(new Size(30, 20), colour)) {
            assertArrayEquals(one.encode(Format.JPEG, 85), other.encode(Format.JPEG, 85));
        }
    }

    private static BufferedImage scaled(Size size, byte[] rgbx, Size wanted) throws IOException {
        try (Pixels pixels = Pixels.of(size, rgbx); Pixels scaled = pixels.upright(Orientation.UPRIGHT, wanted)) {
            return TestPictures.image(scaled.encode(Format.PNG, 100));
        }
    }

    /// A pixel for each letter.
    private static Pixels letters(Size size, String letters) {
        byte[] rgbx = new byte[BYTES * letters.length()];
        for (int i = 0; i < letters.length(); i++) {
            Arrays.fill(rgbx, BYTES * i, BYTES * (i + 1), (byte) letters.charAt(i));
        }
        return Pixels.of(size, rgbx);
    }

    private static String rows(Pixels pixels) throws IOException {
        BufferedImage image = TestPictures.image(pixels.encode(Format.PNG, 100));
        var rows = new StringBuilder();
        for (int y = 0; y < image.getHeight(); y++) {
            rows.append(y == 0 ? "" : " ");
            for (int x = 0; x < image.getWidth(); x++) {
                rows.append((char) (image.getRGB(x, y) & 0xFF));
            }
        }
        return rows.toString();
    }
}
