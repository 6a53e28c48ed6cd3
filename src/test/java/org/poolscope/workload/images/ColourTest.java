package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.metadata.Metadata;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.skia.EncodedPicture;
import org.poolscope.workload.images.skia.Format;
import org.poolscope.workload.images.skia.Pixels;

/// What becomes of colours that a profile says are not sRGB's: half of the light is 188 there, and 128 in these.
class ColourTest {

    private static final byte[] PROFILE = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    private static final int APP2 = 0xE2;

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    @Test
    void shouldKeepColoursWithTheirProfile() throws Exception {
        byte[] result = result("keep", "");

        assertArrayEquals(PROFILE, Metadata.read(FileBytes.of(result)).profile());
        assertEquals(128, storedGreen(result), 2);
    }

    @Test
    void shouldBringColoursToSrgb() throws Exception {
        byte[] result = result("srgb", "");

        assertEquals(0, Metadata.read(FileBytes.of(result)).profile().length);
        assertEquals(188, storedGreen(result), 2);
    }

    @Test
    void shouldSayThatNoFontHasALetterOfTheWatermark() throws Exception {
        result("keep", "\uE123");
        assertEquals("no font of this machine has some letters of the watermark", last.message("a.jpg"));
    }

    private LocalRun last = LocalRun.of(new Images());

    private byte[] result(String colour, String watermark) throws Exception {
        byte[] marker = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII);
        byte[] content = ByteBuffer.allocate(marker.length + PROFILE.length).put(marker).put(PROFILE).array();
        originals.put(folder.resolve("in/a.jpg"), TestPictures.withSegment(TestJpegs.write(grey()), APP2, content));
        last = LocalRun.of(new Images()).with("input", folder.resolve("in")).with("output", folder.resolve("out"))
                .with("watermark", watermark).with("colour", colour);
        last.run();
        return Files.readAllBytes(folder.resolve("out/a.jpg"));
    }

    private static BufferedImage grey() {
        var image = new BufferedImage(120, 80, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(128, 128, 128));
        graphics.fillRect(0, 0, 120, 80);
        graphics.dispose();
        return image;
    }

    /// The middle pixel without regard to any profile.
    private static int storedGreen(byte[] file) throws Exception {
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(file));
             Pixels stored = picture.decode(picture.size(), false);
             Pixels upright = stored.upright(Orientation.UPRIGHT, picture.size())) {
            return TestPictures.image(upright.encode(Format.PNG, 100)).getRGB(60, 40) >> 8 & 0xFF;
        }
    }
}
