package org.poolscope.workload.images.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.TestPictures;

class PngFormatTest {

    private static final int HEADER_END = 33;

    private final PngFormat png = new PngFormat();

    @Test
    void shouldFindOutThatAFileIsCutShortWhereverItIsCut() {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40), "png");
        for (int length = 8; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            var refusal = assertThrows(PictureException.class, () -> png.read(cut), "cut to " + length);
            assertEquals(Flaw.CUT_SHORT, refusal.flaw(), "cut to " + length);
        }
    }

    @Test
    void shouldFindOutThatAFileIsDamaged() {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40), "png");
        file[file.length - 20] ^= 1;

        var refusal = assertThrows(PictureException.class, () -> png.read(file));

        assertEquals(Flaw.DAMAGED, refusal.flaw());
    }

    @Test
    void shouldKeepWhatTheFileSaysOfItsColours() throws IOException {
        byte[] file = TestPictures.file(TestPictures.withCorners(60, 40), "png");
        byte[] gamma = chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F});
        byte[] marked = joined(Arrays.copyOf(file, HEADER_END), gamma, rest(file));

        byte[] written = png.withProfile(file, png.read(marked).profile());

        assertEquals(ByteBuffer.wrap(gamma), ByteBuffer.wrap(written, HEADER_END, gamma.length).slice());
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
