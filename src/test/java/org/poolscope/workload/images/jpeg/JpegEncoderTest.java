package org.poolscope.workload.images.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.picture.TestPictures.Difference;

class JpegEncoderTest {

    @ParameterizedTest(name = "{0} × {1}")
    @CsvSource({"160, 120", "161, 119", "16, 16", "15, 17", "1, 1", "3, 200"})
    void shouldWriteWhatTheJdkReadsAsTheSamePicture(int width, int height) throws IOException {
        byte[] original = TestJpegs.write(TestPictures.scene(width, height, BufferedImage.TYPE_3BYTE_BGR));

        BufferedImage written = TestPictures.image(encoded(original, 95));

        var difference = Difference.between(TestPictures.image(original), written);
        assertEquals(width, written.getWidth());
        assertEquals(height, written.getHeight());
        assertTrue(difference.mean() < 2, difference.toString());
    }

    @Test
    void shouldWriteGrayAsGray() throws IOException {
        byte[] original = TestPictures.file(TestPictures.scene(100, 70, BufferedImage.TYPE_BYTE_GRAY), "jpeg");

        BufferedImage written = TestPictures.image(encoded(original, 95));

        assertEquals(1, written.getRaster().getNumBands());
        assertTrue(Difference.between(TestPictures.image(original), written).mean() < 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 49, 50, 51, 85, 99, 100})
    void shouldWriteAReadableFileAtEveryQuality(int quality) throws IOException {
        byte[] original = TestJpegs.write(TestPictures.scene(64, 48, BufferedImage.TYPE_3BYTE_BGR));

        assertNotNull(TestPictures.image(encoded(original, quality)));
    }

    @Test
    void shouldSpendMoreBytesOnMoreQuality() throws IOException {
        byte[] original = TestJpegs.write(TestPictures.scene(160, 120, BufferedImage.TYPE_3BYTE_BGR));

        assertTrue(encoded(original, 30).length < encoded(original, 60).length);
        assertTrue(encoded(original, 60).length < encoded(original, 90).length);
    }

    private static byte[] encoded(byte[] original, int quality) throws IOException {
        JpegHeader header = JpegParser.parse(original);
        var size = new Size(header.width(), header.height());
        Picture picture = JpegDecoder.decode(original, header, size).resized(size);
        return JpegEncoder.encode(picture, quality, new byte[0]);
    }
}
