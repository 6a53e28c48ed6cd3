package org.poolscope.workload.images.picture;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;

/// Pictures to test with, drawn and written by the JDK and not by the code under test.
public final class TestPictures {

    /// Of a picture [#withCorners], from the upper left on, clockwise.
    public static final List<Color> CORNERS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW);

    private TestPictures() {}

    /// A picture whose four quarters have the four [#CORNERS]' colours.
    public static BufferedImage withCorners(int width, int height) {
        return withCorners(width, height, BufferedImage.TYPE_3BYTE_BGR);
    }

    public static BufferedImage withCorners(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 4; i++) {
            graphics.setColor(CORNERS.get(i));
            int left = i == 1 || i == 2 ? width / 2 : 0;
            int top = i >= 2 ? height / 2 : 0;
            graphics.fillRect(left, top, width - width / 2, height - height / 2);
        }
        graphics.dispose();
        return image;
    }

    /// A picture with soft and hard edges, as a photograph has.
    public static BufferedImage scene(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var blue = new Color(90, 140, 220);
        var sand = new Color(230, 190, 120);
        graphics.setPaint(new GradientPaint(0, 0, blue, width, height, sand));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < 12; i++) {
            graphics.setColor(Color.getHSBColor(i / 12f, 0.7f, 0.9f));
            double top = (i * 37 % 100) * height / 120.0;
            graphics.fill(new Ellipse2D.Double(i * width / 13.0, top, width / 7.0, height / 6.0));
        }
        graphics.dispose();
        return image;
    }

    /// A file of a format: "jpeg" or "png".
    public static byte[] file(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("the JDK does not write this image as " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static BufferedImage image(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /// [#image], of a file that is known to be one.
    public static BufferedImage decoded(byte[] file) {
        try {
            return image(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same JPEG with one more segment at its beginning.
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2)).put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// The same JPEG as a camera writes it that was held another way.
    ///
    /// @param orientation Exif's value, 1 to 8
    public static byte[] turned(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xE1, ByteBuffer.allocate(32)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1)
                .putShort((short) orientation).putShort((short) 0)
                .array());
    }

    /// How near an image comes to another, in dB; infinite if it is the same.
    public static double psnr(BufferedImage expected, BufferedImage actual) {
        double squares = 0;
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int wanted = rgb(expected, x, y) >> shift & 0xFF;
                    int gap = wanted - (rgb(actual, x, y) >> shift & 0xFF);
                    squares += gap * gap;
                }
            }
        }
        double mean = squares / (3.0 * expected.getWidth() * expected.getHeight());
        return 10 * Math.log10(255 * 255 / mean);
    }

    /// A pixel as it is stored: the JDK takes greys for linear, and brightens them when it is asked for a colour.
    private static int rgb(BufferedImage image, int x, int y) {
        if (image.getColorModel() instanceof ComponentColorModel && image.getRaster().getNumBands() < 3) {
            int grey = image.getRaster().getSample(x, y, 0) >> image.getSampleModel().getSampleSize(0) - 8;
            return grey << 16 | grey << 8 | grey;
        }
        return image.getRGB(x, y);
    }

    /// How far two samples are apart at most, and on the average.
    public record Difference(int most, double mean) {
        public static Difference between(BufferedImage expected, BufferedImage actual) {
            int most = 0;
            long sum = 0;
            for (int y = 0; y < expected.getHeight(); y++) {
                for (int x = 0; x < expected.getWidth(); x++) {
                    for (int shift = 0; shift < 24; shift += 8) {
                        int wanted = expected.getRGB(x, y) >> shift & 0xFF;
                        int gap = Math.abs(wanted - (actual.getRGB(x, y) >> shift & 0xFF));
                        most = Math.max(most, gap);
                        sum += gap;
                    }
                }
            }
            return new Difference(most, sum / (3.0 * expected.getWidth() * expected.getHeight()));
        }
    }
}
