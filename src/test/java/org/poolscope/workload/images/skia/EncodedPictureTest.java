package org.poolscope.workload.images.skia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.picture.TestPictures.Difference;

class EncodedPictureTest {

    private static final BufferedImage SCENE = TestPictures.scene(160, 120, BufferedImage.TYPE_3BYTE_BGR);

    @ParameterizedTest(name = "{0} × {1}, colour {2} × {3}, restart after {4}, progressive {5}")
    @CsvSource({"160, 120, 1, 1, 0, false", "160, 120, 2, 2, 0, false", "160, 120, 2, 1, 0, true",
        "160, 120, 1, 2, 0, false", "161, 119, 2, 2, 0, true", "7, 5, 2, 2, 0, false", "1, 1, 2, 2, 0, true",
        "17, 130, 2, 1, 0, false", "160, 120, 2, 2, 1, false", "161, 119, 2, 2, 7, false"})
    void shouldDecodeWhatTheJdkDecodes(int width, int height, int across, int down, int restart, boolean progressive)
            throws IOException {
        byte[] file = TestJpegs.write(TestPictures.scene(width, height, BufferedImage.TYPE_3BYTE_BGR), across, down,
                restart, progressive);

        var difference = Difference.between(TestPictures.image(file), through(file));

        assertTrue(difference.mean() < 2, difference.toString());
    }

    @ParameterizedTest(name = "image of the JDK''s type {0}")
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_4BYTE_ABGR})
    void shouldGiveBackEveryKindOfPngAsItWas(int type) throws IOException {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40, type), "png");

        var difference = Difference.between(TestPictures.image(file), through(file));

        assertTrue(difference.most() <= 1, difference.toString());
    }

    @ParameterizedTest(name = "image of the JDK''s type {0}")
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void shouldKeepAGreyPictureGrey(int type) throws IOException {
        byte[] file = TestPictures.file(TestPictures.scene(60, 40, type), "png");

        assertEquals(1, through(file).getRaster().getNumBands());
    }

    @Test
    void shouldKeepAlpha() throws IOException {
        var image = new BufferedImage(20, 10, BufferedImage.TYPE_4BYTE_ABGR);
        image.setRGB(3, 4, new Color(10, 200, 30, 128).getRGB());
        image.setRGB(5, 6, Color.WHITE.getRGB());

        BufferedImage written = through(TestPictures.file(image, "png"));

        assertEquals(0, new Color(written.getRGB(0, 0), true).getAlpha());
        assertEquals(128, new Color(written.getRGB(3, 4), true).getAlpha());
        assertEquals(200, new Color(written.getRGB(3, 4), true).getGreen(), 1);
        assertEquals(Color.WHITE, new Color(written.getRGB(5, 6), true));
    }

    @ParameterizedTest(name = "{0} of 800 wanted: {1}")
    @CsvSource({"50, 100", "51, 200", "100, 200", "101, 400", "200, 400", "201, 800", "800, 800"})
    void shouldDecodeOfAJpegNoMoreThanNeeded(int wanted, int made) throws IOException {
        byte[] file = TestJpegs.write(TestPictures.scene(800, 400, BufferedImage.TYPE_3BYTE_BGR));
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(file));
             Pixels pixels = picture.decode(new Size(wanted, wanted / 2), false)) {
            assertEquals(made, pixels.size().width());
        }
    }

    @ParameterizedTest(name = "inks of {0}, {1}, {2}, black {3}: {4}")
    @CsvSource({"255, 255, 255, 255, ffffff", "0, 255, 255, 255, 00ffff", "255, 0, 255, 255, ff00ff",
        "255, 255, 255, 0, 000000"})
    void shouldReadInks(int cyan, int magenta, int yellow, int black, String expected) throws IOException {
        byte[] file = TestPictures.withSegment(inked(cyan, magenta, yellow, black), 0xEE,
                "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));

        int rgb = through(file).getRGB(20, 20);

        for (int shift = 0; shift < 24; shift += 8) {
            assertEquals(Integer.parseInt(expected, 16) >> shift & 0xFF, rgb >> shift & 0xFF, 6,
                    () -> expected + " came out as " + Integer.toHexString(rgb));
        }
    }

    @Test
    void shouldSayThatAFileIsNoPicture() {
        var refusal = assertThrows(PictureException.class,
                () -> EncodedPicture.open(FileBytes.of("no picture".getBytes())));

        assertEquals(Flaw.NOT_A_PICTURE, refusal.flaw());
    }

    @Test
    void shouldSayThatPictureDataEndEarly() throws IOException {
        byte[] file = TestJpegs.write(SCENE);
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(Arrays.copyOf(file, file.length * 2 / 3)))) {
            var refusal = assertThrows(PictureException.class, () -> picture.decode(picture.size(), false));

            assertEquals(Flaw.CUT_SHORT, refusal.flaw());
        }
    }

    @ParameterizedTest(name = "a {0} of 60 000 pixels either way")
    @ValueSource(strings = {"png", "jpeg"})
    void shouldRefuseAPictureThatIsLargerThanMemoryBeforeDecodingIt(String format) throws IOException {
        byte[] file = format.equals("png") ? hugePng() : hugeJpeg();
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(file))) {
            var refusal = assertThrows(PictureException.class, () -> picture.decode(new Size(60_000, 60_000), false));

            assertEquals(Flaw.TOO_LARGE, refusal.flaw());
            assertTrue(refusal.getMessage().contains("60000 × 60000"), refusal.getMessage());
        }
    }

    @Test
    void shouldNotBelieveASizeThatTheFileIsTooShortFor() throws IOException {
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(hugeJpeg()))) {
            var refusal = assertThrows(PictureException.class, () -> picture.decode(new Size(80, 80), false));

            assertEquals(Flaw.CUT_SHORT, refusal.flaw());
        }
    }

    private static byte[] hugePng() {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40), "png");
        ByteBuffer.wrap(file).putInt(16, 60_000).putInt(20, 60_000);
        var checksum = new CRC32();
        checksum.update(file, 12, 17);
        ByteBuffer.wrap(file).putInt(29, (int) checksum.getValue());
        return file;
    }

    private static byte[] hugeJpeg() {
        byte[] file = TestJpegs.write(SCENE);
        int at = 0;
        while (file[at] != -1 || (file[at + 1] & 0xFF) != 0xC0) {
            at++;
        }
        ByteBuffer.wrap(file).putShort(at + 5, (short) 60_000).putShort(at + 7, (short) 60_000);
        return file;
    }

    /// Decoded, and written as a PNG.
    private static BufferedImage through(byte[] file) throws IOException {
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(file));
             Pixels stored = picture.decode(picture.size(), false);
             Pixels upright = stored.upright(Orientation.UPRIGHT, picture.size())) {
            return TestPictures.image(upright.encode(Format.PNG, 100));
        }
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
