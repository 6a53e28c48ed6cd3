package org.poolscope.workload.images.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.workload.images.format.PictureFormat.Decoded;
import org.poolscope.workload.images.jpeg.TestJpegs;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.Picture.Colours;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.picture.TestPictures.Difference;

class JpegFormatTest {

    private static final BufferedImage SCENE = TestPictures.scene(160, 120, BufferedImage.TYPE_3BYTE_BGR);

    private final JpegFormat jpeg = new JpegFormat();

    @Test
    void shouldReadAProgressivePictureAsAnyOther() throws IOException {
        byte[] file = TestJpegs.write(SCENE, 2, 2, 0, true);

        var difference = Difference.between(TestPictures.image(file), through(file));

        assertTrue(difference.mean() < 2, difference.toString());
    }

    @Test
    void shouldRefuseAProgressivePictureWhoseDataEndEarly() {
        byte[] file = TestJpegs.write(SCENE, 2, 2, 0, true);
        byte[] hollow = Arrays.copyOf(file, file.length - 200);
        hollow[hollow.length - 2] = (byte) 0xFF;
        hollow[hollow.length - 1] = (byte) 0xD9;

        var refusal = assertThrows(PictureException.class, () -> jpeg.decode(hollow, 800));

        assertEquals(Flaw.DAMAGED, refusal.flaw());
    }

    @ParameterizedTest(name = "inks of {0}, {1}, {2}, black {3}: {4}")
    @CsvSource({"255, 255, 255, 255, white", "0, 255, 255, 255, cyan", "255, 0, 255, 255, magenta",
        "255, 255, 255, 0, black"})
    void shouldReadInks(int cyan, int magenta, int yellow, int black, String expected) throws IOException {
        byte[] file = TestPictures.withSegment(inked(cyan, magenta, yellow, black), 0xEE,
                "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));

        int rgb = through(file).getRGB(20, 20);

        int target = switch (expected) {
            case "white" -> 0xFFFFFF;
            case "cyan" -> 0x00FFFF;
            case "magenta" -> 0xFF00FF;
            default -> 0x000000;
        };
        for (int shift = 0; shift < 24; shift += 8) {
            assertEquals(target >> shift & 0xFF, rgb >> shift & 0xFF, 6,
                    () -> expected + " came out as " + Integer.toHexString(rgb));
        }
    }

    @Test
    void shouldReadInksThatAreNotInverted() throws IOException {
        assertEquals(0xFF, through(inked(0, 0, 0, 0)).getRGB(20, 20) & 0xFF, 6, "no ink is white");
    }

    @Test
    void shouldKeepTheColourProfile() throws IOException {
        byte[] content = "ICC_PROFILE\0\1\1profile".getBytes(StandardCharsets.US_ASCII);

        Decoded decoded = jpeg.decode(TestPictures.withSegment(TestJpegs.write(SCENE), 0xE2, content), 800);
        byte[] written = jpeg.encode(decoded.picture().resized(new Size(80, 60)), 85, decoded.profile());

        assertArrayEquals(decoded.profile(), jpeg.decode(written, 800).profile());
        assertTrue(decoded.profile().length > 0);
    }

    @Test
    void shouldRefuseAKindThatNobodyReads() {
        byte[] arithmetic = TestJpegs.write(SCENE);
        for (int i = 0; i < arithmetic.length - 1; i++) {
            if (arithmetic[i] == -1 && (arithmetic[i + 1] & 0xFF) == 0xC0) {
                arithmetic[i + 1] = (byte) 0xC9;
                break;
            }
        }

        var refusal = assertThrows(PictureException.class, () -> jpeg.decode(arithmetic, 800));

        assertEquals(Flaw.UNSUPPORTED, refusal.flaw());
    }

    private BufferedImage through(byte[] file) throws IOException {
        Decoded decoded = jpeg.decode(file, 800);
        Picture picture = decoded.picture().resized(decoded.picture().size());
        assertEquals(Colours.YCC, picture.colours());
        return TestPictures.image(jpeg.encode(picture, 95, decoded.profile()));
    }

    /// A picture of one colour in four inks, as they are stored.
    private static byte[] inked(int... inks) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, 40, 40, 4, null);
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 40; x++) {
                raster.setPixel(x, y, inks);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
