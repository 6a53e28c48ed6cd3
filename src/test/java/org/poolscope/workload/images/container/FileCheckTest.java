package org.poolscope.workload.images.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.metadata.TestFiles;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

@RunsBeside
class FileCheckTest {

    private static final BufferedImage SCENE = TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR);
    private static final byte[] JPEG = TestJpegs.write(SCENE);
    private static final byte[] PNG = TestPictures.file(SCENE, "png");
    private static final String NO_END = "its end marker is missing; the picture is all there";

    /// I11
    @Test
    void shouldRefuseWhatIsCodedArithmetically() {
        var refusal = assertThrows(PictureException.class,
                () -> check(TestJpegs.flat(64, 64, 0xC9, 8, 0)));

        assertEquals(Flaw.UNSUPPORTED, refusal.flaw());
    }

    @Test
    void shouldTakeWholeFilesAsTheyAre() throws IOException {
        assertTaken(JPEG);
        assertTaken(PNG);
        assertEquals(List.of(), check(JPEG).warnings());
        byte[] other = "something else".getBytes();
        assertTaken(other);
    }

    @Test
    void shouldTellWhatFollowsAPictureAndTakeThat() throws IOException {
        byte[] film = joined(ByteBuffer.allocate(4).putInt(24).array(), "ftypmp42 and a film".getBytes());
        assertTaken("a byte after the picture was left out", JPEG, new byte[1]);
        assertTaken("1,000 bytes after the picture were left out", JPEG, new byte[1_000]);
        assertTaken("the film behind the picture was left out", JPEG, film);
        assertTaken("the first of its pictures was taken", JPEG, JPEG);
        assertTaken("what the telephone put behind the picture was left out", JPEG, samsung());
        assertTaken("12 bytes after the picture were left out", PNG, new byte[12]);
    }

    private static void assertTaken(String warning, byte[] picture, byte[] more) throws IOException {
        FileCheck check = check(joined(picture, more));

        assertEquals(List.of(warning), check.warnings());
        assertArrayEquals(picture, bytes(check));
    }

    /// I13: what was not copied to its end is as long as it should be, and zeros are codes that mean something.
    @ParameterizedTest(name = "progressive: {0}")
    @ValueSource(booleans = {false, true})
    void shouldFindOutThatTheRestOfAPictureIsZeros(boolean progressive) {
        byte[] file = TestJpegs.write(TestPictures.scene(400, 300, BufferedImage.TYPE_3BYTE_BGR), 2, 2, 0, progressive);
        for (int whole : new int[] {file.length / 2, file.length * 3 / 4, file.length - 500}) {
            byte[] hollow = Arrays.copyOf(Arrays.copyOf(file, whole), file.length + 100_000);

            var refusal = assertThrows(PictureException.class, () -> check(hollow), whole + " of " + file.length);

            assertEquals(Flaw.CUT_SHORT, refusal.flaw());
        }
    }

    @Test
    void shouldTakeAPictureWithoutItsEndThatIsFilledUpWithZeros() throws IOException {
        FileCheck check = check(Arrays.copyOf(Arrays.copyOf(JPEG, JPEG.length - 2), 100_000));

        assertEquals(NO_END, check.warnings().getFirst());
        assertEquals(2, check.warnings().size());
    }

    @Test
    void shouldEndAPictureThatHasNoEnd() throws IOException {
        assertArrayEquals(JPEG, taken(Arrays.copyOf(JPEG, JPEG.length - 2)));
        assertEquals(List.of(NO_END), check(Arrays.copyOf(JPEG, JPEG.length - 2)).warnings());
        assertArrayEquals(PNG, taken(Arrays.copyOf(PNG, PNG.length - 12)));
        assertEquals(List.of(NO_END), check(Arrays.copyOf(PNG, PNG.length - 12)).warnings());
        assertArrayEquals(PNG, taken(Arrays.copyOf(PNG, PNG.length - 5)));
    }

    @Test
    void shouldFindThePictureInFrontOfWhatATelephoneWroteInPlaceOfItsEnd() throws IOException {
        byte[] endless = Arrays.copyOf(JPEG, JPEG.length - 2);
        byte[] film = joined(ByteBuffer.allocate(4).putInt(24).array(), "ftypmp42".getBytes(), noise(50_000));

        assertArrayEquals(JPEG, taken(joined(endless, samsung())));
        FileCheck check = check(joined(endless, film));
        assertArrayEquals(JPEG, bytes(check));
        assertEquals(List.of(NO_END, "the film behind the picture was left out"), check.warnings());
    }

    /// A block, and the directory that says where it is.
    private static byte[] samsung() {
        byte[] block = joined(new byte[] {0, 0, 1, 10}, noise(500));
        byte[] directory = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).put("SEFH".getBytes()).putInt(107)
                .putInt(1).putShort((short) 0).putShort((short) 0x0A01).putInt(block.length).putInt(block.length)
                .array();
        byte[] foot = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(directory.length)
                .put("SEFT".getBytes()).array();
        return joined(block, directory, foot);
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(2).nextBytes(noise);
        return noise;
    }

    /// Within its last chunk only the end is missing.
    @Test
    void shouldFindOutThatAPngIsCutShortWhereverItIsCut() {
        for (int length = 8; length < PNG.length - 12; length++) {
            byte[] cut = Arrays.copyOf(PNG, length);
            var refusal = assertThrows(PictureException.class, () -> check(cut), "cut to " + length);
            assertEquals(Flaw.CUT_SHORT, refusal.flaw(), "cut to " + length);
        }
    }

    @Test
    void shouldRefuseAPictureWhoseSizeIsNotSaid() {
        byte[] jpeg = TestJpegs.flat(64, 0, 0xC0, 8, 0);
        byte[] png = joined(Arrays.copyOf(PNG, 8), Arrays.copyOfRange(PNG, 33, PNG.length));

        assertEquals("is of a kind that cannot be read: its size is not said at its beginning",
                assertThrows(PictureException.class, () -> check(jpeg)).getMessage());
        assertEquals("is damaged: it does not say its size",
                assertThrows(PictureException.class, () -> check(png)).getMessage());
    }

    @Test
    void shouldLeaveOutADamagedChunkThatIsNotNeeded() throws IOException {
        byte[] png = TestFiles.withChunk(PNG, "tEXt", "Comment\0a comment".getBytes());
        png[33 + 12] ^= 1;

        FileCheck check = check(png);

        assertEquals(List.of("its tEXt chunk is damaged and was left out"), check.warnings());
        assertArrayEquals(PNG, bytes(check));
    }

    @Test
    void shouldRefuseDamageToThePicture() {
        byte[] damaged = PNG.clone();
        damaged[PNG.length - 20] ^= 1;
        assertEquals(Flaw.DAMAGED, assertThrows(PictureException.class, () -> check(damaged)).flaw());
        for (int length = 9; length < PNG.length - 12; length++) {
            byte[] cut = Arrays.copyOf(PNG, length);
            assertEquals(Flaw.CUT_SHORT, assertThrows(PictureException.class, () -> check(cut)).flaw());
        }
    }

    @Test
    void shouldTakeTheFirstPictureOfAGifThatMovesAndTellIt() throws IOException {
        byte[] gif = TestPictures.file(SCENE, "gif");
        int colours = (gif[10] & 0x80) == 0 ? 0 : 3 << 1 + (gif[10] & 7);
        byte[] rest = Arrays.copyOfRange(gif, 13 + colours, gif.length);
        byte[] two = joined(Arrays.copyOf(gif, gif.length - 1), rest);

        assertEquals(List.of(), check(gif).warnings());
        assertEquals(List.of("the first of its pictures was taken"), check(two).warnings());
        assertEquals(List.of("3 bytes after the picture were left out"), check(joined(gif, new byte[3]))
                .warnings());
        assertEquals(List.of(NO_END), check(Arrays.copyOf(gif, gif.length - 1)).warnings());
        byte[] cut = Arrays.copyOf(gif, gif.length - 20);
        assertEquals(Flaw.CUT_SHORT, assertThrows(PictureException.class, () -> check(cut)).flaw());
    }

    @ParameterizedTest(name = "{0} × {1} for a sample of colour, restarted after {2}, progressive: {3}")
    @CsvSource({"1, 1, 0, false", "2, 2, 0, false", "2, 1, 3, false", "4, 1, 1, false", "1, 1, 0, true",
        "2, 2, 0, true", "1, 2, 5, true", "4, 2, 1, true"})
    void shouldKnowWholePictureDataFromDamagedOnes(int across, int down, int restart, boolean progressive)
            throws IOException {
        BufferedImage scene = TestPictures.scene(203, 155, BufferedImage.TYPE_3BYTE_BGR);
        byte[] jpeg = TestJpegs.write(scene, across, down, restart, progressive);
        int data = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00DA") + 14;
        assertTaken(jpeg);

        for (int length = data; length < jpeg.length - 10; length += 97) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertEquals(Flaw.CUT_SHORT, assertThrows(PictureException.class, () -> check(cut)).flaw(),
                    "cut to " + length + " of " + jpeg.length);
        }
        var random = new Random(17);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = jpeg.clone();
            int at = random.nextInt(data, (data + jpeg.length) / 2);
            for (int k = 0; k < 12; k++) {
                damaged[at + k] = (byte) random.nextInt(255);
            }
            found += isTaken(damaged) ? 0 : 1;
        }
        assertTrue(found > 100, "found " + found + " of 200");
    }

    private static boolean isTaken(byte[] file) throws IOException {
        try {
            FileBytes bytes = FileBytes.of(file);
            return FileCheck.of(bytes).file() == bytes;
        } catch (PictureException _) {
            return false;
        }
    }

    @Test
    void shouldStumbleOverNoGarbage() throws IOException {
        var random = new Random(11);
        List<byte[]> files = List.of(joined(JPEG, samsung()), PNG, TestFiles.webp(),
                TestJpegs.write(SCENE, 2, 2, 0, true), TestPictures.file(SCENE, "gif"));
        for (int i = 0; i < 10_000; i++) {
            byte[] good = files.get(i % files.size());
            byte[] bad = Arrays.copyOf(good, random.nextInt(12, good.length + 10));
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                assertNotNull(check(bad).file());
            } catch (PictureException e) {
                assertNotNull(e.getMessage());
            }
        }
    }

    private static FileCheck check(byte[] file) throws IOException {
        return FileCheck.of(FileBytes.of(file));
    }

    private static byte[] taken(byte[] file) throws IOException {
        return bytes(check(file));
    }

    private static byte[] bytes(FileCheck check) {
        return check.file().memory().toArray(ValueLayout.JAVA_BYTE);
    }

    private static void assertTaken(byte[] file) throws IOException {
        FileBytes bytes = FileBytes.of(file);
        assertSame(bytes, FileCheck.of(bytes).file());
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
