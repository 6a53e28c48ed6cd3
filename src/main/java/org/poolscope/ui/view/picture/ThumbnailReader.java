package org.poolscope.ui.view.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.metadata.Metadata;
import org.poolscope.workload.images.picture.Orientation;

/// Reads pictures small, without ever holding them in full. Pure functions of a file, on any thread.
final class ThumbnailReader {

    /// More takes seconds, and a progressive JPEG some hundred megabytes beside the heap.
    private static final long MOST_PIXELS = 50_000_000;

    /// Some megabytes, for the time that a picture is made small.
    private static final long MOST_AVERAGED = 4_000_000;

    /// What no honest picture has: a file of a few bytes may say that it is huge.
    private static final long MOST_PIXELS_PER_BYTE = 2_000;

    /// Exif data are among the first things in a file, and no larger than half of this.
    private static final int HEAD = 0x20000;

    private static final AffineTransform ROWS_TO_COLUMNS = new AffineTransform(0, 1, 1, 0, 0, 0);

    private ThumbnailReader() {}

    /// @param box how many pixels wide and high the thumbnail may be
    static Thumbnail read(Path file, int box) {
        long bytes;
        try {
            bytes = Files.size(file);
        } catch (IOException _) {
            return Thumbnail.MISSING;
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = in == null ? null : ImageIO.getImageReaders(in);
            return readers == null || !readers.hasNext() ? unread(0, 0, bytes)
                    : upright(read(readers.next(), in, bytes, box), orientation(file));
        } catch (IOException | RuntimeException _) {
            // The readers of the JDK throw whatever comes to them when a file is damaged.
            return unread(0, 0, bytes);
        }
    }

    private static Thumbnail unread(int width, int height, long bytes) {
        return new Thumbnail(null, width, height, bytes);
    }

    private static Thumbnail read(ImageReader reader, ImageInputStream in, long bytes, int box) throws IOException {
        int width = 0;
        int height = 0;
        try {
            reader.setInput(in, true);
            width = reader.getWidth(0);
            height = reader.getHeight(0);
            long pixels = (long) width * height;
            if (pixels > MOST_PIXELS || pixels / MOST_PIXELS_PER_BYTE > bytes) {
                return unread(width, height, bytes);
            }
            ImageReadParam few = reader.getDefaultReadParam();
            // So many pixels are averaged that fine lines stay grey: a few of them would show others.
            int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) pixels / MOST_AVERAGED)));
            few.setSourceSubsampling(step, step, 0, 0);
            BufferedImage small = fitted(reader.read(0, few), box);
            return new Thumbnail(small, width, height, bytes);
        } catch (IOException | RuntimeException _) {
            return unread(width, height, bytes);
        } finally {
            reader.dispose();
        }
    }

    /// As it was stored, by what its Exif data say: a camera that is held upright stores its pictures lying.
    private static Orientation orientation(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Orientation.ofExif(Metadata.read(FileBytes.within(in.readNBytes(HEAD))).orientation());
        }
    }

    private static Thumbnail upright(Thumbnail stored, Orientation orientation) {
        BufferedImage image = stored.image();
        boolean swaps = orientation.swapsSides();
        return new Thumbnail(image == null ? null : upright(image, orientation),
                swaps ? stored.height() : stored.width(), swaps ? stored.width() : stored.height(), stored.bytes());
    }

    private static BufferedImage upright(BufferedImage stored, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return stored;
        }
        boolean swaps = orientation.swapsSides();
        int width = swaps ? stored.getHeight() : stored.getWidth();
        int height = swaps ? stored.getWidth() : stored.getHeight();
        var upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.translate(orientation.flipsAcross() ? width : 0, orientation.flipsDown() ? height : 0);
        graphics.scale(orientation.flipsAcross() ? -1 : 1, orientation.flipsDown() ? -1 : 1);
        graphics.drawImage(stored, swaps ? ROWS_TO_COLUMNS : null, null);
        graphics.dispose();
        return upright;
    }

    /// Also brings whatever the reader gave into the form that is drawn fastest.
    private static BufferedImage fitted(BufferedImage image, int box) {
        double scale = Math.min(1, (double) box / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage larger = image;
        while (larger.getWidth() >= 2 * width && larger.getHeight() >= 2 * height) {
            larger = drawn(larger, larger.getWidth() / 2, larger.getHeight() / 2);
        }
        return drawn(larger, width, height);
    }

    /// Of half the size, each pixel is the mean of four.
    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        var fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = fitted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return fitted;
    }
}
