package org.poolscope.workload.images.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.FileCheck;
import org.poolscope.workload.images.metadata.TestExif;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.TestPictures;

/// What is read out of TIFFs, as the JDK reads the PNG that is made of them.
@RunsBeside
class TiffPictureTest {

    private static final BufferedImage SCENE = TestPictures.scene(61, 43, BufferedImage.TYPE_3BYTE_BGR);
    private static final int[] RGB = {8, 8, 8};
    private static final int[] INKS = {8, 8, 8, 8};
    private static final int TYPE_AT = 25;

    /// I04
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "LZW", "ZLib", "Deflate", "PackBits"})
    void shouldReadEveryPixelWhateverTheCompression(String compression) throws IOException {
        assertEquals(Double.POSITIVE_INFINITY, TestPictures.psnr(SCENE, read(TestTiffs.written(compression, SCENE))));
    }

    /// I04
    @Test
    void shouldReadAJpegWithinATiff() throws IOException {
        double psnr = TestPictures.psnr(SCENE, read(TestTiffs.written("JPEG", SCENE)));
        assertTrue(psnr > 24, "only " + psnr + " dB");
    }

    /// I04
    @ParameterizedTest(name = "the JDK''s type {0}, {1}: type {2} of PNG")
    @CsvSource({"10, LZW, 0", "11, ZLib, 0", "12, CCITT T.6, 0", "12, '', 0", "13, LZW, 3", "6, ZLib, 6"})
    void shouldKeepTheKindOfAPicture(int type, String compression, int kind) throws IOException {
        BufferedImage image = TestPictures.scene(61, 43, type);

        byte[] png = png(TestTiffs.written(compression, image));

        assertEquals(kind, png[TYPE_AT]);
        assertTrue(TestPictures.psnr(image, TestPictures.image(png)) > 60);
    }

    /// I04
    @ParameterizedTest(name = "little: {0}, BigTIFF: {1}")
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void shouldReadBothByteOrdersAndBothLengthsOfNumbers(boolean little, boolean big) throws IOException {
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        byte[] data = TestTiffs.rgb(SCENE);
        TestTiffs tiff = big ? TestTiffs.big(order, 61, 43, 2, RGB, data)
                : TestTiffs.of(order, 61, 43, 2, RGB, data);

        assertEquals(Double.POSITIVE_INFINITY, TestPictures.psnr(SCENE, read(tiff.build())));
    }

    /// I04
    @Test
    void shouldReadSixteenBitsAndWhatIsWhiteAtZero() throws IOException {
        ByteBuffer deep = ByteBuffer.allocate(256 * 6).order(ByteOrder.LITTLE_ENDIAN);
        byte[] reversed = new byte[256];
        for (int i = 0; i < 256; i++) {
            deep.putShort((short) (i * 257)).putShort((short) 0x8000).putShort((short) (65535 - i * 257));
            reversed[i] = (byte) (255 - i);
        }

        byte[] png = png(TestTiffs.of(ByteOrder.LITTLE_ENDIAN, 256, 1, 2, new int[] {16, 16, 16}, deep.array())
                .build());
        BufferedImage grey = read(TestTiffs.of(ByteOrder.BIG_ENDIAN, 256, 1, 0, new int[] {8}, reversed).build());

        assertEquals(16, png[TYPE_AT - 1], "bits");
        int[] pixel = TestPictures.image(png).getRaster().getPixel(77, 0, (int[]) null);
        assertEquals(List.of(77 * 257, 0x8000, 65535 - 77 * 257), Arrays.stream(pixel).boxed().toList());
        assertEquals(200, grey.getRaster().getSample(200, 0, 0));
    }

    /// I05
    @ParameterizedTest(name = "inks {0} {1} {2} {3}: {4}")
    @CsvSource({"0, 0, 0, 0, ffffff", "255, 0, 0, 0, 00ffff", "0, 255, 255, 0, ff0000", "0, 0, 0, 255, 000000",
        "0, 0, 0, 128, 7f7f7f", "255, 255, 255, 0, 000000"})
    void shouldSeeInksAsTheyLookWithoutAProfile(int cyan, int magenta, int yellow, int black, String rgb)
            throws IOException {
        byte[] inks = new byte[4 * 6];
        for (int i = 0; i < 6; i++) {
            inks[4 * i] = (byte) cyan;
            inks[4 * i + 1] = (byte) magenta;
            inks[4 * i + 2] = (byte) yellow;
            inks[4 * i + 3] = (byte) black;
        }

        BufferedImage image = read(TestTiffs.of(ByteOrder.BIG_ENDIAN, 3, 2, 5, INKS, inks).build());

        assertEquals(rgb, Integer.toHexString(image.getRGB(1, 1) & 0xFFFFFF | 1 << 24).substring(1));
    }

    /// I05
    @Test
    void shouldDivideColoursByTheAlphaThatTheyCameMultipliedWith() throws IOException {
        byte[] pixels = {100, 50, 0, (byte) 128, 0, 0, 0, 0};

        BufferedImage image = read(TestTiffs.of(ByteOrder.BIG_ENDIAN, 2, 1, 2, INKS, pixels)
                .numbers(338, 3, 1).build());

        assertEquals("80c76400", Integer.toHexString(image.getRGB(0, 0)));
        assertEquals(0, image.getRGB(1, 0) >>> 24);
    }

    /// I05
    @Test
    void shouldReadLabOfEightBits() throws IOException {
        byte[] white = {(byte) 255, 0, 0, (byte) 137, 0, 0, 0, 0, 0, (byte) 138, 81, 70};

        BufferedImage image = read(TestTiffs.of(ByteOrder.BIG_ENDIAN, 2, 2, 8, RGB, white).build());

        assertColour(0xFFFFFF, image.getRGB(0, 0));
        assertColour(0x808080, image.getRGB(1, 0));
        assertColour(0x000000, image.getRGB(0, 1));
        assertColour(0xFF0000, image.getRGB(1, 1));
    }

    private static void assertColour(int wanted, int rgb) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertEquals(wanted >> shift & 0xFF, rgb >> shift & 0xFF, 10, () -> Integer.toHexString(rgb));
        }
    }

    /// I06
    @Test
    void shouldRefuseWhatItCannotReadWithTheReason() {
        byte[] data = new byte[8 * 8 * 12];
        assertRefused("is of a kind that cannot be read: its samples are floating-point numbers, and it does not say "
                + "which of them is white",
                tiff(2, new int[] {32, 32, 32}, data).numbers(339, 3, 3, 3, 3));
        assertRefused("is of a kind that cannot be read: its samples have 32 bits", tiff(1, new int[] {32}, data));
        assertRefused("is of a kind that cannot be read: its Lab colours have 16 bits",
                tiff(8, new int[] {16, 16, 16}, data));
        assertRefused("is of a kind that cannot be read: Unknown TIFF Compression value: 50000",
                tiff(2, RGB, data).numbers(259, 3, 50_000));
        assertRefused("is damaged: its size is 0 × 8", tiff(2, RGB, data).numbers(256, 3, 0));
    }

    private static TestTiffs tiff(int kind, int[] bits, byte[] data) {
        return TestTiffs.of(ByteOrder.LITTLE_ENDIAN, 8, 8, kind, bits, data);
    }

    private static void assertRefused(String reason, TestTiffs tiff) {
        byte[] file = tiff.build();
        assertEquals(reason, assertThrows(PictureException.class, () -> png(file)).getMessage());
    }

    /// I06
    @Test
    void shouldKnowWhatAPictureNeedsBeforeItIsRead() {
        byte[] file = tiff(2, RGB, new byte[64]).numbers(256, 4, 600_000).numbers(257, 4, 600_000).build();

        var refusal = assertThrows(PictureException.class, () -> png(file));

        assertEquals(Flaw.TOO_LARGE, refusal.flaw());
        assertTrue(refusal.getMessage().contains("600000 × 600000 pixels need about 2059936 MB"), refusal.getMessage());
    }

    /// I06
    @Test
    void shouldRefuseATiffThatIsCutShort() throws IOException {
        byte[] front = TestTiffs.written("ZLib", SCENE);
        byte[] back = TestTiffs.with(SCENE, () -> TestExif.rich(
                ByteOrder.LITTLE_ENDIAN));
        assertTaken(front);
        assertTaken(back);
        for (byte[] whole : List.of(front, back)) {
            for (int tenth = 1; tenth < 10; tenth++) {
                byte[] cut = Arrays.copyOf(whole, whole.length * tenth / 10);
                assertThrows(PictureException.class, () -> png(FileCheck.of(FileBytes.of(cut)).file()));
            }
        }
    }

    @Test
    void shouldStumbleOverNoGarbage() throws IOException {
        var random = new Random(5);
        List<byte[]> files = List.of(TestTiffs.written("LZW", SCENE), TestTiffs.written("PackBits", SCENE),
                TestTiffs.written("ZLib", TestPictures.scene(30, 20, BufferedImage.TYPE_BYTE_INDEXED)),
                TestTiffs.big(ByteOrder.BIG_ENDIAN, 61, 43, 2, RGB, TestTiffs.rgb(SCENE)).build());
        for (int i = 0; i < 1_000; i++) {
            byte[] good = files.get(i % files.size());
            byte[] bad = i % 5 == 0 ? Arrays.copyOf(good, random.nextInt(16, good.length)) : good.clone();
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                int near = random.nextBoolean() ? 300 : bad.length;
                int at = i % 4 == 3 || near == bad.length ? random.nextInt(8, bad.length)
                        : Math.max(8, bad.length - 1 - random.nextInt(near));
                bad[at] = (byte) random.nextInt();
            }
            try {
                assertNotNull(png(FileCheck.of(FileBytes.of(bad)).file()));
            } catch (PictureException e) {
                assertNotNull(e.getMessage());
            }
        }
    }

    private static void assertTaken(byte[] tiff) throws IOException {
        FileBytes bytes = FileBytes.of(tiff);
        assertSame(bytes, FileCheck.of(bytes).file());
    }

    private static byte[] png(byte[] tiff) throws IOException {
        return png(FileBytes.of(tiff));
    }

    private static byte[] png(FileBytes tiff) throws IOException {
        try (TiffPicture picture = TiffPicture.open(tiff)) {
            return picture.png().memory().toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static BufferedImage read(byte[] tiff) throws IOException {
        return TestPictures.image(png(tiff));
    }
}
