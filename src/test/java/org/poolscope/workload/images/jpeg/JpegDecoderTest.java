package org.poolscope.workload.images.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Plane;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.picture.TestPictures;

class JpegDecoderTest {

    @ParameterizedTest(name = "{0} × {1}, colour {2} × {3}, restart after {4}")
    @CsvSource({"160, 120, 1, 1, 0", "160, 120, 2, 2, 0", "160, 120, 2, 1, 0", "160, 120, 1, 2, 0", "161, 119, 2, 2, 0",
        "7, 5, 2, 2, 0", "1, 1, 2, 2, 0", "17, 130, 2, 1, 0", "160, 120, 2, 2, 1",
        "161, 119, 2, 2, 7", "161, 119, 1, 1, 1000"})
    void shouldDecodeWhatTheJdkDecodes(int width, int height, int across, int down, int restart) throws IOException {
        BufferedImage scene = TestPictures.scene(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] file = TestJpegs.write(scene, across, down, restart, false);

        Picture picture = decoded(file, new Size(2 * width, 2 * height));

        Raster expected = raster(file);
        assertEquals(3, picture.planes().size());
        assertSame(expected, 0, picture.planes().getFirst());
        if (across == 1 && down == 1) {
            assertSame(expected, 1, picture.planes().get(1));
            assertSame(expected, 2, picture.planes().get(2));
        }
        assertEquals(Math.ceilDiv(width, across), picture.planes().get(1).width());
        assertEquals(Math.ceilDiv(height, down), picture.planes().get(1).height());
    }

    @Test
    void shouldDecodeGray() throws IOException {
        byte[] file = TestPictures.file(TestPictures.scene(100, 70, BufferedImage.TYPE_BYTE_GRAY), "jpeg");

        Picture picture = decoded(file, new Size(100, 70));

        assertEquals(1, picture.planes().size());
        assertSame(raster(file), 0, picture.planes().getFirst());
    }

    private static void assertSame(Raster expected, int band, Plane plane) {
        assertEquals(expected.getWidth(), plane.width());
        assertEquals(expected.getHeight(), plane.height());
        for (int y = 0; y < plane.height(); y++) {
            for (int x = 0; x < plane.width(); x++) {
                String place = x + ", " + y + " of plane " + band;
                assertEquals(expected.getSample(x, y, band), plane.at(x, y), 1, place);
            }
        }
    }

    @ParameterizedTest(name = "{0} of 800 wanted: {1}")
    @CsvSource({"100, 100", "101, 200", "200, 200", "201, 300", "300, 300", "301, 400", "400, 400", "401, 800"})
    void shouldMakeTheFewestSamplesThatAreEnough(int wanted, int made) throws IOException {
        byte[] file = TestJpegs.write(TestPictures.scene(800, 400, BufferedImage.TYPE_3BYTE_BGR));

        Picture picture = decoded(file, new Size(wanted, Math.ceilDiv(wanted, 2)));

        assertEquals(made, picture.planes().getFirst().width());
    }

    @ParameterizedTest(name = "{0} samples for eight")
    @ValueSource(ints = {1, 2, 3, 4})
    void shouldReduceAsAnAverageDoes(int order) throws IOException {
        byte[] file = TestJpegs.write(TestPictures.scene(480, 240, BufferedImage.TYPE_3BYTE_BGR));

        Plane full = decoded(file, new Size(480, 240)).planes().getFirst();
        Plane reduced = decoded(file, new Size(60 * order, 30 * order)).planes().getFirst();

        assertEquals(60 * order, reduced.width());
        assertEquals(30 * order, reduced.height());
        double gap = 0;
        for (int y = 0; y < reduced.height(); y++) {
            for (int x = 0; x < reduced.width(); x++) {
                gap += Math.abs(reduced.at(x, y) - mean(full, x * 8.0 / order, y * 8.0 / order, 8.0 / order));
            }
        }
        assertEquals(0, gap / (reduced.width() * reduced.height()), 4, "mean gap");
    }

    private static double mean(Plane plane, double left, double top, double side) {
        double sum = 0;
        int count = 0;
        for (int y = (int) top; y < top + side; y++) {
            for (int x = (int) left; x < left + side; x++) {
                sum += plane.at(x, y);
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void shouldRefusePictureDataThatEndEarlyInAFileThatDoesNot() throws IOException {
        byte[] file = TestJpegs.write(TestPictures.scene(200, 150, BufferedImage.TYPE_3BYTE_BGR));
        byte[] hollow = Arrays.copyOf(file, file.length / 2);
        hollow[hollow.length - 2] = (byte) 0xFF;
        hollow[hollow.length - 1] = (byte) 0xD9;

        var refusal = assertThrows(PictureException.class, () -> decoded(hollow, new Size(200, 150)));

        assertEquals(Flaw.DAMAGED, refusal.flaw());
    }

    @Test
    void shouldTakeAnyGarbageForAPictureOrRefuseItInWords() throws IOException {
        byte[] file = TestJpegs.write(TestPictures.scene(64, 48, BufferedImage.TYPE_3BYTE_BGR), 2, 2, 3, false);
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] garbled = file.clone();
            for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
                garbled[random.nextInt(2, garbled.length)] = (byte) random.nextInt();
            }
            try {
                JpegHeader header = JpegParser.parse(garbled);
                if (header.everyday() && JpegDecoder.bytesNeeded(header, new Size(64, 48)) < 1 << 24) {
                    JpegDecoder.decode(garbled, header, new Size(64, 48));
                }
            } catch (PictureException e) {
                assertTrue(e.getMessage().startsWith("is "), e.getMessage());
            }
        }
    }

    @Test
    void shouldGiveUpWhenInterrupted() {
        byte[] file = TestJpegs.write(TestPictures.scene(64, 48, BufferedImage.TYPE_3BYTE_BGR));
        Thread.currentThread().interrupt();
        try {
            assertThrows(InterruptedIOException.class, () -> decoded(file, new Size(64, 48)));
        } finally {
            assertTrue(Thread.interrupted(), "the interrupt is still to be seen");
        }
    }

    private static Picture decoded(byte[] file, Size wanted) throws IOException {
        JpegHeader header = JpegParser.parse(file);
        assertTrue(header.everyday(), header.toString());
        return JpegDecoder.decode(file, header, wanted);
    }

    /// The samples as they are stored, in the JDK's opinion.
    private static Raster raster(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
        Raster raster = reader.readRaster(0, null);
        reader.dispose();
        return raster;
    }
}
