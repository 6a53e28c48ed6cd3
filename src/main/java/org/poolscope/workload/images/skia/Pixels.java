package org.poolscope.workload.images.skia;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.BlendMode;
import org.jetbrains.skia.Canvas;
import org.jetbrains.skia.ColorAlphaType;
import org.jetbrains.skia.ColorType;
import org.jetbrains.skia.Data;
import org.jetbrains.skia.Image;
import org.jetbrains.skia.ImageInfo;
import org.jetbrains.skia.Paint;
import org.jetbrains.skia.Pixmap;
import org.jetbrains.skia.SurfaceProps;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.scaling.Samples;
import org.poolscope.workload.images.scaling.View;

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
    private final double fine;

    /// @param grey whether it has no colours, however they are stored
    /// @param fine how many of these pixels stand for one of the picture that they were decoded from
    Pixels(Bitmap bitmap, boolean grey, double fine) {
        this.bitmap = bitmap;
        this.grey = grey;
        this.fine = fine;
    }

    /// A picture without transparent pixels.
    ///
    /// @param rgbx four bytes for each pixel, red, green, blue and one more, row by row, top first; they are copied
    public static Pixels of(Size size, byte[] rgbx) {
        var info = new ImageInfo(size.width(), size.height(), ColorType.RGB_888X, ColorAlphaType.OPAQUE);
        var bitmap = new Bitmap();
        bitmap.installPixels(info, rgbx, size.width() * BYTES);
        return new Pixels(bitmap, false, 1);
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
        Size whole = orientation.swapsSides() ? new Size(size.height(), size.width()) : size;
        return shown(View.whole(size(), orientation, whole), 1);
    }

    /// What a view of the picture shows that this was decoded from: eight bits for each sample, one sample where it is
    /// grey.
    public Pixels shown(View view) {
        return shown(view, fine);
    }

    private Pixels shown(View view, double each) {
        Bitmap plain = plain();
        try {
            Bitmap shown = blank(new ImageInfo(view.part().width(), view.part().height(),
                    plain.getColorType(), plain.getAlphaType()));
            samples(shown).show(samples(plain), view, new double[] {each, each}, new int[] {1, 1});
            shown.notifyPixelsChanged();
            return new Pixels(shown, grey, 1);
        } finally {
            if (plain != bitmap) {
                plain.close();
            }
        }
    }

    /// The same with a byte for each sample.
    private Bitmap plain() {
        ColorType type = grey ? ColorType.GRAY_8 : COLOURS;
        if (bitmap.getColorType() == type) {
            return bitmap;
        }
        Bitmap plain = blank(new ImageInfo(bitmap.getWidth(), bitmap.getHeight(), type, bitmap.getAlphaType()));
        bitmap.setImmutable();
        try (Image image = Image.Companion.makeFromBitmap(bitmap);
             Canvas canvas = new Canvas(plain, new SurfaceProps());
             Paint paint = new Paint()) {
            paint.setBlendMode(BlendMode.SRC);
            canvas.drawImage(image, 0, 0, paint);
        }
        return plain;
    }

    @SuppressWarnings("restricted")
    private static Samples samples(Bitmap of) {
        try (Pixmap pixels = of.peekPixels()) {
            long bytes = (long) of.getRowBytes() * of.getHeight();
            return new Samples(MemorySegment.ofAddress(pixels.getAddr()).reinterpret(bytes), of.getRowBytes(),
                    of.getWidth(), of.getHeight(), of.getBytesPerPixel());
        }
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
        return new Pixels(ground, grey, 1);
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
