package org.poolscope.workload.images.webp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.WebpFile;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.skia.EncodedPicture;
import org.poolscope.workload.images.skia.Format;
import org.poolscope.workload.images.skia.Pixels;

/// What is written without loss, as Skia reads it.
@RunsBeside
class LosslessWebpTest {

    @ParameterizedTest(name = "{0} × {1}")
    @CsvSource({"1, 1", "1, 40", "40, 1", "2, 3", "16, 16", "17, 15", "97, 73", "300, 200"})
    void shouldKeepEveryPixel(int width, int height) throws IOException {
        assertKept(TestPictures.scene(width, height, BufferedImage.TYPE_3BYTE_BGR));
    }

    @Test
    void shouldKeepOneColourNoiseAndWhatRepeats() throws IOException {
        var noise = new BufferedImage(90, 70, BufferedImage.TYPE_INT_RGB);
        var stripes = new BufferedImage(90, 70, BufferedImage.TYPE_INT_RGB);
        var random = new Random(2);
        for (int i = 0; i < 90 * 70; i++) {
            noise.setRGB(i % 90, i / 90, random.nextInt());
            stripes.setRGB(i % 90, i / 90, i % 90 % 7 * 0x20_1008);
        }
        assertKept(new BufferedImage(90, 70, BufferedImage.TYPE_INT_RGB));
        assertKept(noise);
        assertTrue(assertKept(stripes) < 300, "what repeats takes next to nothing");
    }

    /// A frequency that falls off so steeply that codes would be longer than a file can say.
    @Test
    void shouldKeepColoursWhoseFrequenciesAreFarApart() throws IOException {
        var image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        var random = new Random(8);
        for (int i = 0; i < 160_000; i++) {
            int rare = Integer.numberOfTrailingZeros(random.nextInt() | 1 << 24);
            image.setRGB(i % 400, i / 400, rare * 5 << 16 | rare * 9 << 8 | rare * 3);
        }
        assertKept(image);
    }

    @Test
    void shouldKeepTransparency() throws IOException {
        var image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 60 * 40; i++) {
            image.setRGB(i % 60, i / 60, (i % 3 == 0 ? 0 : i % 3 == 1 ? 0xFF : 0x80) << 24 | 0xFF00FF);
        }
        assertKept(image);
    }

    @Test
    void shouldTakeLessThanAPng() throws IOException {
        BufferedImage scene = TestPictures.scene(400, 300, BufferedImage.TYPE_3BYTE_BGR);
        int png = TestPictures.file(scene, "png").length;

        int webp = assertKept(scene);

        assertTrue(webp < png, webp + " bytes, and " + png + " as a PNG");
    }

    private static int assertKept(BufferedImage image) throws IOException {
        byte[] file;
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(TestPictures.file(image, "png")));
             Pixels pixels = picture.decode(picture.size(), false)) {
            file = LosslessWebp.encode(pixels);
        }
        assertTrue(WebpFile.of(FileBytes.of(file)).isLossless(FileBytes.of(file)));
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(file));
             Pixels pixels = picture.decode(picture.size(), false)) {
            BufferedImage read = TestPictures.image(pixels.encode(Format.PNG, 100));
            for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
                int wanted = image.getRGB(i % image.getWidth(), i / image.getWidth());
                int found = read.getRGB(i % image.getWidth(), i / image.getWidth());
                int place = i;
                assertEquals(wanted >>> 24 == 0 ? 0 : wanted, found >>> 24 == 0 ? 0 : found, () -> "pixel " + place);
            }
        }
        return file.length;
    }
}
