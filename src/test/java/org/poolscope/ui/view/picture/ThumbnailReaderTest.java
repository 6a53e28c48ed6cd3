package org.poolscope.ui.view.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures made small, and files that are none.
class ThumbnailReaderTest {

    private static final int BOX = 100;

    @TempDir
    Path folder;

    private Path write(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width, height);
        graphics.dispose();
        Path file = folder.resolve("a." + format);
        ImageIO.write(image, format, file.toFile());
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
    void shouldMakeAPictureFitTheBox(String format) throws IOException {
        Path file = write(format, 1000, 600);

        Thumbnail made = ThumbnailReader.read(file, BOX);

        assertEquals(1000, made.width());
        assertEquals(600, made.height());
        assertEquals(Files.size(file), made.bytes());
        BufferedImage image = Objects.requireNonNull(made.image());
        assertEquals(100, image.getWidth());
        assertEquals(60, image.getHeight());
        var left = new Color(image.getRGB(20, 30));
        var right = new Color(image.getRGB(80, 30));
        assertTrue(left.getRed() > 240 && left.getBlue() < 15, left::toString);
        assertTrue(right.getRed() < 15 && right.getBlue() > 240, right::toString);
    }

    /// I23
    @Test
    void shouldShowFineLinesAsTheirMean() throws IOException {
        var lines = new BufferedImage(1_200, 600, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < lines.getWidth(); x += 3) {
            for (int y = 0; y < lines.getHeight(); y++) {
                lines.setRGB(x, y, 0xFFFFFF);
            }
        }
        ImageIO.write(lines, "png", folder.resolve("lines.png").toFile());

        BufferedImage image = Objects.requireNonNull(ThumbnailReader.read(folder.resolve("lines.png"), BOX).image());

        for (int x = 1; x < image.getWidth() - 1; x++) {
            assertEquals(85, image.getRGB(x, 20) & 0xFF, 30, "at " + x);
        }
    }

    /// Red is on the left as stored; the numbers are from the drawing in Exif 2.32, 4.6.4 A.
    @ParameterizedTest
    @CsvSource({"1, 200, 100, LEFT", "2, 200, 100, RIGHT", "3, 200, 100, RIGHT", "4, 200, 100, LEFT",
        "5, 100, 200, TOP", "6, 100, 200, TOP", "7, 100, 200, BOTTOM", "8, 100, 200, BOTTOM"})
    void shouldShowAPhotographUpright(int orientation, int width, int height, Side red) throws IOException {
        byte[] stored = Files.readAllBytes(write("jpg", 200, 100));
        var exif = ByteBuffer.allocate(36).putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0MM\0*".getBytes())
                .putInt(8).putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1)
                .putShort((short) orientation);
        Path file = folder.resolve("turned.jpg");
        Files.write(file, ByteBuffer.allocate(stored.length + 36).put(stored, 0, 2).put(exif.array())
                .put(stored, 2, stored.length - 2).array());

        Thumbnail made = ThumbnailReader.read(file, BOX);

        BufferedImage image = Objects.requireNonNull(made.image());
        assertEquals(List.of(width, height, width / 2, height / 2),
                List.of(made.width(), made.height(), image.getWidth(), image.getHeight()));
        var there = new Color(image.getRGB((int) (image.getWidth() * red.x), (int) (image.getHeight() * red.y)));
        var across = new Color(image.getRGB((int) (image.getWidth() * (1 - red.x)),
                (int) (image.getHeight() * (1 - red.y))));
        assertTrue(there.getRed() > 200 && across.getBlue() > 200, there + " and " + across);
    }

    private enum Side {
        LEFT(0.2, 0.5), RIGHT(0.8, 0.5), TOP(0.5, 0.2), BOTTOM(0.5, 0.8);

        private final double x;
        private final double y;

        Side(double x, double y) {
            this.x = x;
            this.y = y;
        }
    }

    @Test
    void shouldNotEnlargeASmallPicture() throws IOException {
        BufferedImage image = Objects.requireNonNull(ThumbnailReader.read(write("png", 8, 5), BOX).image());

        assertEquals(8, image.getWidth());
        assertEquals(5, image.getHeight());
    }

    @Test
    void shouldSurviveWhateverIsInAFile() throws IOException {
        byte[] whole = Files.readAllBytes(write("jpg", 300, 200));
        var random = new Random(7);
        Path file = folder.resolve("damaged.jpg");
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k < 5; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            assertEquals(damaged.length, ThumbnailReader.read(file, BOX).bytes());
        }
    }

    /// A file of 70 bytes says that it has 30 000 by 30 000 pixels.
    @Test
    void shouldNotDecodeWhatIsHuge() throws IOException {
        byte[] small = Files.readAllBytes(write("png", 8, 5));
        ByteBuffer.wrap(small).putInt(16, 30_000).putInt(20, 30_000);
        var check = new CRC32();
        check.update(small, 12, 17);
        ByteBuffer.wrap(small).putInt(29, (int) check.getValue());
        Path file = folder.resolve("bomb.png");
        Files.write(file, small);

        assertEquals(new Thumbnail(null, 30_000, 30_000, small.length), ThumbnailReader.read(file, BOX));
    }

    @Test
    void shouldTellWhatIsNoPictureAndWhatIsNotThere() throws IOException {
        Path text = Files.writeString(folder.resolve("a.jpg"), "no picture");

        assertNull(ThumbnailReader.read(text, BOX).image());
        assertEquals(10, ThumbnailReader.read(text, BOX).bytes());
        assertEquals(Thumbnail.MISSING, ThumbnailReader.read(folder.resolve("none.jpg"), BOX));
        assertNotNull(ThumbnailReader.read(folder, BOX));
    }
}
