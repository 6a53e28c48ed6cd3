package org.poolscope.ui.view.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Reads pictures small, without ever holding them in full. Pure functions of a file, on any thread.
final class ThumbnailReader {

    /// More takes seconds, and a progressive JPEG some hundred megabytes beside the heap.
    private static final long MOST_PIXELS = 50_000_000;

    /// What no honest picture has: a file of a few bytes may say that it is huge.
    private static final long MOST_PIXELS_PER_BYTE = 2_000;

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
                    : upright(read(readers.next(), in, bytes, box), ExifTurn.of(file));
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
            // Twice what is wanted, so that the rest can be averaged: single pixels alone would flicker.
            int step = Math.max(1, Math.max(width, height) / (2 * box));
            few.setSourceSubsampling(step, step, 0, 0);
            BufferedImage small = fitted(reader.read(0, few), box);
            return new Thumbnail(small, width, height, bytes);
        } catch (IOException | RuntimeException _) {
            return unread(width, height, bytes);
        } finally {
            reader.dispose();
        }
    }

    private static Thumbnail upright(Thumbnail stored, ExifTurn turn) {
        BufferedImage image = stored.image();
        return new Thumbnail(image == null ? null : turn.upright(image),
                turn.swapsSides() ? stored.height() : stored.width(),
                turn.swapsSides() ? stored.width() : stored.height(), stored.bytes());
    }

    /// Also brings whatever the reader gave into the form that is drawn fastest.
    private static BufferedImage fitted(BufferedImage image, int box) {
        double scale = Math.min(1, (double) box / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = fitted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return fitted;
    }
}
