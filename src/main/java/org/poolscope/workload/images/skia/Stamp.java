package org.poolscope.workload.images.skia;

import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.ColorAlphaType;
import org.jetbrains.skia.ColorType;
import org.jetbrains.skia.Image;
import org.jetbrains.skia.ImageInfo;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Size;

/// What marks a picture, drawn once, to be put into many of one size: [lines of text][Lettering], or a small picture.
///
/// @param image        white letters with a dark rim, and room around them; or the picture
/// @param margin       how far it is to be from the edge, in pixels
/// @param lacksLetters whether no font of this machine has some of them
/// @param shrunk       whether it is smaller than it was to be
record Stamp(Image image, int margin, boolean lacksLetters, boolean shrunk) implements AutoCloseable {

    /// What rounding does not explain.
    static final double NOTICED = 0.95;
    private static final int BYTES = 4;
    private static final int LEVELS = 256;

    /// A picture in another size.
    ///
    /// @param longer how long its longer side is to be, in pixels; less if there is no room
    /// @param room   what there is for it and twice the margin
    static Stamp of(Pixels picture, double longer, Size room, double margin) {
        Size stored = picture.size();
        double wanted = longer / Math.max(stored.width(), stored.height());
        double fits = Math.min((room.width() - 2 * margin) / stored.width(),
                (room.height() - 2 * margin) / stored.height());
        double scale = Math.min(wanted, fits);
        var size = new Size((int) Math.max(1, Math.round(stored.width() * scale)),
                (int) Math.max(1, Math.round(stored.height() * scale)));
        try (Pixels scaled = picture.upright(Orientation.UPRIGHT, size)) {
            scaled.bitmap().setImmutable();
            return new Stamp(Image.Companion.makeFromBitmap(scaled.bitmap()), (int) Math.round(margin), false,
                    fits < wanted * NOTICED);
        }
    }

    /// Its pixels: red, green and blue as far as they are seen, and how far that is.
    ///
    /// @param opacity from 0 to 1
    byte[] rgba(double opacity) {
        var info = new ImageInfo(width(), height(), ColorType.RGBA_8888, ColorAlphaType.PREMUL);
        try (Bitmap bitmap = Bitmap.Companion.makeFromImage(image)) {
            byte[] rgba = bitmap.readPixels(info, BYTES * width(), 0, 0);
            if (rgba == null) {
                throw new IllegalStateException("Skia gives no " + bitmap.getImageInfo());
            }
            byte[] seen = new byte[LEVELS];
            for (int i = 0; i < LEVELS; i++) {
                seen[i] = (byte) Math.round(i * opacity);
            }
            for (int i = 0; i < rgba.length; i++) {
                rgba[i] = seen[rgba[i] & LEVELS - 1];
            }
            return rgba;
        }
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    @Override
    public void close() {
        image.close();
    }
}
