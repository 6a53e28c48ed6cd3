package org.poolscope.workload.images.skia;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.BlendMode;
import org.jetbrains.skia.Canvas;
import org.jetbrains.skia.ColorAlphaType;
import org.jetbrains.skia.ColorType;
import org.jetbrains.skia.Data;
import org.jetbrains.skia.IRect;
import org.jetbrains.skia.Image;
import org.jetbrains.skia.ImageInfo;
import org.jetbrains.skia.Paint;
import org.jetbrains.skia.SurfaceProps;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Size;

/// A picture in memory. For one thread; to be closed.
public final class Pixels implements AutoCloseable {

    static {
        NativeLibrary.load();
    }

    /// A pixel with colours as this machine likes it best.
    static final ColorType COLOURS = ImageInfo.Companion.makeN32(1, 1, ColorAlphaType.OPAQUE).getColorType();

    private static final int PNG_EFFORT = 6;
    private static final int BYTES = 4;
    private static final int OPAQUE = 0xFF000000;

    private final Bitmap bitmap;
    private final boolean grey;

    /// @param grey whether it has no colours, however they are stored
    Pixels(Bitmap bitmap, boolean grey) {
        this.bitmap = bitmap;
        this.grey = grey;
    }

    /// A picture without transparent pixels.
    ///
    /// @param rgbx four bytes for each pixel, red, green, blue and one more, row by row, top first; they are copied
    public static Pixels of(Size size, byte[] rgbx) {
        var info = new ImageInfo(size.width(), size.height(), ColorType.RGB_888X, ColorAlphaType.OPAQUE);
        var bitmap = new Bitmap();
        bitmap.installPixels(info, rgbx, size.width() * BYTES);
        return new Pixels(bitmap, false);
    }

    /// All transparent, or black if there is no alpha.
    ///
    /// @throws OutOfMemoryError if this machine has no room for so many
    static Bitmap blank(ImageInfo info) {
        var bitmap = new Bitmap();
        if (!bitmap.allocPixels(info)) {
            bitmap.close();
            throw new OutOfMemoryError("no room for " + info);
        }
        return bitmap;
    }

    public Size size() {
        return new Size(bitmap.getWidth(), bitmap.getHeight());
    }

    Bitmap bitmap() {
        return bitmap;
    }

    /// Whether some pixels may be transparent.
    public boolean hasAlpha() {
        return bitmap.getAlphaType() != ColorAlphaType.OPAQUE;
    }

    /// The same picture in another size, turned: eight bits for each sample, one sample where it is grey.
    ///
    /// @param size as it is stored, before it is turned
    public Pixels upright(Orientation orientation, Size size) {
        Bitmap scaled = Scaling.scaled(bitmap, size);
        try {
            return new Pixels(turned(scaled, orientation), grey);
        } finally {
            if (scaled != bitmap) {
                scaled.close();
            }
        }
    }

    private Bitmap turned(Bitmap stored, Orientation orientation) {
        int width = orientation.swapsSides() ? stored.getHeight() : stored.getWidth();
        int height = orientation.swapsSides() ? stored.getWidth() : stored.getHeight();
        Bitmap upright = blank(new ImageInfo(width, height, grey ? ColorType.GRAY_8 : COLOURS, stored.getAlphaType()));
        stored.setImmutable();
        try (Image image = Image.Companion.makeFromBitmap(stored);
             Canvas canvas = new Canvas(upright, new SurfaceProps());
             Paint paint = new Paint()) {
            paint.setBlendMode(BlendMode.SRC);
            canvas.translate(orientation.flipsAcross() ? width : 0, orientation.flipsDown() ? height : 0);
            canvas.scale(orientation.flipsAcross() ? -1 : 1, orientation.flipsDown() ? -1 : 1);
            if (orientation.swapsSides()) {
                canvas.rotate(90);
                canvas.scale(1, -1);
            }
            canvas.drawImage(image, 0, 0, paint);
        }
        return upright;
    }

    /// A part of the picture. Its pixels are the same ones, until either is drawn on.
    ///
    /// @param left where it begins, from the left
    /// @param top  where it begins, from the top
    public Pixels part(int left, int top, Size size) {
        var part = new Bitmap();
        if (!bitmap.extractSubset(part, IRect.Companion.makeXYWH(left, top, size.width(), size.height()))) {
            part.close();
            throw new IllegalArgumentException(size + " at " + left + ", " + top + " is no part of " + size());
        }
        return new Pixels(part, grey);
    }

    /// The same picture without transparent pixels.
    ///
    /// @param rgb what is seen through them
    public Pixels on(int rgb) {
        Bitmap ground = blank(bitmap.getImageInfo().withColorAlphaType(ColorAlphaType.OPAQUE));
        ground.erase(OPAQUE | rgb);
        bitmap.setImmutable();
        try (Image image = Image.Companion.makeFromBitmap(bitmap);
             Canvas canvas = new Canvas(ground, new SurfaceProps())) {
            canvas.drawImage(image, 0, 0);
        }
        return new Pixels(ground, grey);
    }

    /// Reads a row of pixels.
    ///
    /// @param y    from 0, which is the top one
    /// @param argb gets them, a pixel each as 0xAARRGGBB, from left to right
    public void readRow(int y, int[] argb) {
        var info = new ImageInfo(argb.length, 1, ColorType.BGRA_8888, ColorAlphaType.UNPREMUL, bitmap.getColorSpace());
        byte[] row = bitmap.readPixels(info, argb.length * BYTES, 0, y);
        if (row == null) {
            throw new IllegalStateException("Skia gives no row of " + bitmap.getImageInfo());
        }
        ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(argb);
    }

    /// The file of the picture.
    ///
    /// @param format  one that can be written
    /// @param quality 1 to 100, where the format loses detail at all
    public byte[] encode(Format format, int quality) {
        bitmap.setImmutable();
        try (Image image = Image.Companion.makeFromBitmap(bitmap);
             Data data = image.encodeToData(format.skias, quality, PNG_EFFORT)) {
            if (data == null) {
                throw new IllegalStateException("Skia writes no " + bitmap.getImageInfo() + " as " + format);
            }
            return data.getBytes();
        }
    }

    @Override
    public void close() {
        bitmap.close();
    }
}
