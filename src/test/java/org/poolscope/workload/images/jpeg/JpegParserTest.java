package org.poolscope.workload.images.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.TestPictures;

class JpegParserTest {

    private static final byte[] FILE = TestJpegs.write(TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR));

    @Test
    void shouldReadWhatTheSegmentsSay() throws IOException {
        JpegHeader header = JpegParser.parse(FILE);

        assertEquals(60, header.width());
        assertEquals(40, header.height());
        assertTrue(header.everyday());
    }

    @Test
    void shouldFindOutThatAFileIsCutShortWhereverItIsCut() {
        for (int length = 3; length < FILE.length; length++) {
            byte[] cut = Arrays.copyOf(FILE, length);
            var refusal = assertThrows(PictureException.class, () -> JpegParser.parse(cut), "cut to " + length);
            assertEquals(Flaw.CUT_SHORT, refusal.flaw(), "cut to " + length);
        }
    }

    @Test
    void shouldNotMindWhatComesAfterThePicture() throws IOException {
        assertEquals(60, JpegParser.parse(Arrays.copyOf(FILE, FILE.length + 1000)).width());
    }

    @Test
    void shouldFindTheScansOfAProgressivePicture() throws IOException {
        byte[] file = TestJpegs.write(TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR), 2, 2, 0, true);

        JpegHeader header = JpegParser.parse(file);

        assertTrue(header.progressive() && header.scans().size() > 3, header.toString());
    }

    @Test
    void shouldKeepTheColourProfileWhole() throws IOException {
        byte[] content = "ICC_PROFILE\0\1\1and what it says".getBytes(StandardCharsets.US_ASCII);

        byte[] icc = JpegParser.parse(TestPictures.withSegment(FILE, 0xE2, content)).icc();

        assertEquals(content.length + 4, icc.length);
        assertArrayEquals(content, Arrays.copyOfRange(icc, 4, icc.length));
    }

    @Test
    void shouldRefuseAFileWithoutAPicture() {
        byte[] empty = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};

        var refusal = assertThrows(PictureException.class, () -> JpegParser.parse(empty));

        assertEquals(Flaw.DAMAGED, refusal.flaw());
    }
}
