package org.poolscope.workload.images.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

@RunsBeside
class PictureDataTest {

    private static final byte[] PROGRESSIVE =
            TestJpegs.write(TestPictures.scene(64, 48, BufferedImage.TYPE_3BYTE_BGR), 2, 2, 3, true);

    @ParameterizedTest(name = "{0} × {1}, colour {2} × {3}, restart after {4}")
    @CsvSource({"160, 120, 1, 1, 0", "160, 120, 2, 2, 0", "160, 120, 2, 1, 0", "160, 120, 1, 2, 0", "161, 119, 2, 2, 0",
        "7, 5, 2, 2, 0", "1, 1, 2, 2, 0", "17, 130, 2, 1, 0", "160, 120, 2, 2, 1", "160, 120, 4, 1, 0",
        "161, 119, 2, 2, 7", "161, 119, 1, 1, 1000"})
    void shouldHaveNothingAgainstAWholePicture(int width, int height, int across, int down, int restart)
            throws IOException {
        BufferedImage scene = TestPictures.scene(width, height, BufferedImage.TYPE_3BYTE_BGR);

        check(TestJpegs.write(scene, across, down, restart, false));
        check(TestJpegs.write(scene, across, down, restart, true));
    }

    @Test
    void shouldHaveNothingAgainstAGreyPicture() throws IOException {
        check(TestPictures.file(TestPictures.scene(100, 70, BufferedImage.TYPE_BYTE_GRAY), "jpeg"));
    }

    @Test
    void shouldFindOutThatPictureDataEndEarlyInAFileThatDoesNot() {
        byte[] file = TestJpegs.write(TestPictures.scene(200, 150, BufferedImage.TYPE_3BYTE_BGR));
        byte[] hollow = Arrays.copyOf(file, file.length / 2);
        hollow[hollow.length - 2] = (byte) 0xFF;
        hollow[hollow.length - 1] = (byte) 0xD9;

        var refusal = assertThrows(PictureException.class, () -> check(hollow));

        assertEquals(Flaw.DAMAGED, refusal.flaw());
    }

    @ParameterizedTest(name = "without the last {0} bytes")
    @ValueSource(ints = {20, 50, 200, 500})
    void shouldFindOutThatProgressivePictureDataEndEarly(int missing) {
        byte[] file = TestJpegs.write(TestPictures.scene(200, 150, BufferedImage.TYPE_3BYTE_BGR), 2, 2, 0, true);
        byte[] hollow = Arrays.copyOf(file, file.length - missing);
        hollow[hollow.length - 2] = (byte) 0xFF;
        hollow[hollow.length - 1] = (byte) 0xD9;

        var refusal = assertThrows(PictureException.class, () -> check(hollow));

        assertEquals(Flaw.DAMAGED, refusal.flaw());
    }

    @ParameterizedTest(name = "progressive: {0}")
    @ValueSource(booleans = {false, true})
    void shouldFindOutThatPictureDataAreLeftOver(boolean progressive) {
        byte[] file = TestJpegs.write(TestPictures.scene(200, 150, BufferedImage.TYPE_3BYTE_BGR), 2, 2, 0, progressive);
        int end = file.length - 2;
        byte[] longer = ByteBuffer.allocate(file.length + 100)
                .put(file, 0, end).put("left over ".repeat(10).getBytes()).put(file, end, 2).array();

        var refusal = assertThrows(PictureException.class, () -> check(longer));

        assertEquals("is damaged: its picture data goes on after the picture", refusal.getMessage());
    }

    @Test
    void shouldFindOutThatADamagedCodeLeadsOutOfBounds() throws IOException {
        byte[] grey = TestJpegs.flat(8, 8, 0xC0, 8, 0);
        byte[] noChange = {0b00_111111};
        byte[] filledWithZeros = {0b00_000000};
        byte[] muchTooBright = {(byte) 0b11010_111, (byte) 0xFF, 0, 0b0_1111111};
        byte[] filledWithAnything = {0b00_101100};

        check(withData(grey, noChange));
        check(withData(grey, filledWithZeros));
        assertEquals("is damaged: its picture data has a code that means nothing",
                assertThrows(PictureException.class, () -> check(withData(grey, muchTooBright))).getMessage());
        assertEquals("is damaged: its picture data goes on after the picture",
                assertThrows(PictureException.class, () -> check(withData(grey, filledWithAnything))).getMessage());
    }

    /// In place of the forty bytes that it has.
    private static byte[] withData(byte[] flat, byte[] data) {
        return ByteBuffer.allocate(flat.length - 40 + data.length).put(flat, 0, flat.length - 42).put(data)
                .put(flat, flat.length - 2, 2).array();
    }

    @Test
    void shouldMakeNothingForMorePartsThanTheFileCanHave() {
        byte[] file = TestJpegs.write(TestPictures.scene(64, 48, BufferedImage.TYPE_3BYTE_BGR), 1, 1, 1, false);
        int frame = frame(file);
        for (int i = 5; i < 9; i++) {
            file[frame + i] = (byte) 0xFF;
        }

        var refusal = assertThrows(PictureException.class, () -> check(file));

        assertEquals(Flaw.DAMAGED, refusal.flaw());
    }

    private static int frame(byte[] file) {
        int at = 0;
        while (file[at] != -1 || (file[at + 1] & 0xFF) != 0xC0) {
            at++;
        }
        return at;
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
            byte[] tried = i % 2 == 0 ? garbled : garbledProgressive(random);
            try {
                check(tried);
            } catch (PictureException e) {
                assertTrue(e.getMessage().startsWith("is "), e.getMessage());
            }
        }
    }

    private static byte[] garbledProgressive(Random random) {
        byte[] garbled = PROGRESSIVE.clone();
        for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
            garbled[random.nextInt(2, garbled.length)] = (byte) random.nextInt();
        }
        return garbled;
    }

    @Test
    void shouldGiveUpWhenInterrupted() {
        byte[] file = TestJpegs.write(TestPictures.scene(64, 48, BufferedImage.TYPE_3BYTE_BGR));
        Thread.currentThread().interrupt();
        try {
            assertThrows(InterruptedIOException.class, () -> check(file));
        } finally {
            assertTrue(Thread.interrupted(), "the interrupt is still to be seen");
        }
    }

    private static void check(byte[] file) throws IOException {
        FileBytes bytes = FileBytes.of(file);
        PictureData.require(bytes, JpegFile.of(bytes), false);
    }
}
