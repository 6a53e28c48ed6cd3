package org.poolscope.workload.images.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

@RunsBeside
class JpegFormatTest {

    private static final byte[] FILE = TestJpegs.write(TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR));

    @Test
    void shouldKeepTheColourProfileWhole() throws IOException {
        byte[] content = "ICC_PROFILE\0\1\1and what it says".getBytes(StandardCharsets.US_ASCII);

        byte[] profile = new JpegFormat().read(TestPictures.withSegment(FILE, 0xE2, content)).profile();

        assertEquals(content.length + 4, profile.length);
        assertArrayEquals(content, Arrays.copyOfRange(profile, 4, profile.length));
        assertEquals(0, new JpegFormat().read(FILE).profile().length);
    }

    @Test
    void shouldRefuseAPictureWhoseSizeIsNotSaid() {
        byte[] file = TestJpegs.flat(64, 0, 0xC0, 8, 0);

        assertEquals(Flaw.UNSUPPORTED,
                assertThrows(PictureException.class, () -> new JpegFormat().read(file)).flaw());
    }
}
