package org.poolscope.workload.images.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.images.format.PictureFormat.Decoded;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Picture.Colours;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.picture.TestPictures.Difference;

class PngFormatTest {

    private static final int HEADER_END = 33;

    private final PngFormat png = new PngFormat();

    @ParameterizedTest(name = "image of the JDK''s type {0}")
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_4BYTE_ABGR})
    void shouldGiveBackEveryKindOfPngAsItWas(int type) throws IOException {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40, type), "png");

        Decoded decoded = png.decode(file, 800);
        byte[] written = png.encode(decoded.picture(), 85, decoded.profile());

        var difference = Difference.between(TestPictures.image(file), TestPictures.image(written));
        assertTrue(difference.most() <= 1, difference.toString());
    }

    @Test
    void shouldKeepAlpha() throws IOException {
        var image = new BufferedImage(20, 10, BufferedImage.TYPE_4BYTE_ABGR);
        image.setRGB(3, 4, new Color(10, 200, 30, 128).getRGB());
        image.setRGB(5, 6, Color.WHITE.getRGB());

        Decoded decoded = png.decode(TestPictures.file(image, "png"), 800);
        BufferedImage written = TestPictures.image(png.encode(decoded.picture(), 85, decoded.profile()));

        assertEquals(Colours.RGB_ALPHA, decoded.picture().colours());
        assertEquals(0, new Color(written.getRGB(0, 0), true).getAlpha());
        assertEquals(128, new Color(written.getRGB(3, 4), true).getAlpha());
        assertEquals(200, new Color(written.getRGB(3, 4), true).getGreen(), 1);
        assertEquals(Color.WHITE, new Color(written.getRGB(5, 6), true));
    }

    @Test
    void shouldFindOutThatAFileIsCutShortWhereverItIsCut() {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40), "png");
        for (int length = 8; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            var refusal = assertThrows(PictureException.class, () -> png.decode(cut, 800), "cut to " + length);
            assertEquals(Flaw.CUT_SHORT, refusal.flaw(), "cut to " + length);
        }
    }

    @Test
    void shouldFindOutThatAFileIsDamaged() {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40), "png");
        file[file.length - 20] ^= 1;

        var refusal = assertThrows(PictureException.class, () -> png.decode(file, 800));

        assertEquals(Flaw.DAMAGED, refusal.flaw());
    }

    @Test
    void shouldFindOutThatPictureDataEndEarly() {
        byte[] file = TestPictures.file(TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR), "png");
        int length = ByteBuffer.wrap(file).getInt(HEADER_END);
        byte[] half = Arrays.copyOfRange(file, HEADER_END + 8, HEADER_END + 8 + length / 2);
        byte[] hollow = joined(Arrays.copyOf(file, HEADER_END), chunk("IDAT", half), chunk("IEND", new byte[0]));

        var refusal = assertThrows(PictureException.class, () -> png.decode(hollow, 800));

        assertEquals(Flaw.DAMAGED, refusal.flaw());
    }

    @Test
    void shouldKeepWhatTheFileSaysOfItsColours() throws IOException {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40), "png");
        byte[] gamma = chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F});
        byte[] marked = joined(Arrays.copyOf(file, HEADER_END), gamma, rest(file));

        Decoded decoded = png.decode(marked, 800);
        byte[] written = png.encode(decoded.picture(), 85, decoded.profile());

        assertEquals(ByteBuffer.wrap(gamma), ByteBuffer.wrap(written, HEADER_END, gamma.length).slice());
    }

    @Test
    void shouldReadTheOrientationOfAPngToo() throws IOException {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40), "png");
        byte[] exif = ByteBuffer.allocate(26).put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8)
                .putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6).array();
        byte[] turned = joined(Arrays.copyOf(file, HEADER_END), chunk("eXIf", exif), rest(file));

        assertEquals(Orientation.LYING_LEFT, png.decode(turned, 800).orientation());
    }

    @Test
    void shouldRefuseAPictureThatIsLargerThanMemoryBeforeDecodingIt() {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40), "png");
        byte[] header = ByteBuffer.allocate(13).putInt(60_000).putInt(60_000).put(new byte[] {8, 6, 0, 0, 0}).array();
        byte[] huge = joined(Arrays.copyOf(file, 8), chunk("IHDR", header), rest(file));

        var refusal = assertThrows(PictureException.class, () -> png.decode(huge, 40_000));

        assertEquals(Flaw.TOO_LARGE, refusal.flaw());
        assertTrue(refusal.getMessage().contains("60000 × 60000"), refusal.getMessage());
    }

    /// What comes after the header.
    private static byte[] rest(byte[] file) {
        return Arrays.copyOfRange(file, HEADER_END, file.length);
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] typed = joined(type.getBytes(StandardCharsets.US_ASCII), content);
        var checksum = new CRC32();
        checksum.update(typed);
        return ByteBuffer.allocate(typed.length + 2 * Integer.BYTES)
                .putInt(content.length).put(typed).putInt((int) checksum.getValue())
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
