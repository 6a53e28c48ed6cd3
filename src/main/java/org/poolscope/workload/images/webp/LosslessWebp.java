package org.poolscope.workload.images.webp;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.nio.IntBuffer;
import org.poolscope.workload.images.container.WebpFile;
import org.poolscope.workload.images.picture.Memory;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.skia.Pixels;

/// Writes pictures as WebP files without loss. Stateless; for any thread. Beside the file itself it takes some 16 bytes
/// a pixel, outside of Java's heap: whether a picture is too large is not to depend on how many workers share memory.
public final class LosslessWebp {

    /// More pixels would take some seconds.
    private static final int MOST_PIXELS = 6_000_000;
    private static final int BYTES = 16;
    private static final int SIGNATURE = 0x2F;
    private static final int SIDE_BITS = 14;
    private static final int VERSION_BITS = 3;
    private static final int BY_NEIGHBOURS = 0;
    private static final int WITHOUT_GREEN = 2;
    private static final int OPAQUE = 0xFF;

    private LosslessWebp() {}

    /// Whether a picture is not too large for it.
    public static boolean takes(Size size) {
        return pixels(size) <= MOST_PIXELS;
    }

    /// Whether that takes so much memory that not every worker is to do so at the same time.
    public static boolean isBig(Size size) {
        return pixels(size) * BYTES > Memory.big();
    }

    private static long pixels(Size size) {
        return (long) size.width() * size.height();
    }

    /// The file of a picture.
    ///
    /// @param picture one that it [#takes]
    public static byte[] encode(Pixels picture) {
        try (Arena arena = Arena.ofConfined()) {
            return encode(picture, arena);
        }
    }

    private static byte[] encode(Pixels picture, Arena arena) {
        Size size = picture.size();
        IntBuffer pixels = Coding.ints(size.width() * size.height(), arena);
        int[] row = new int[size.width()];
        boolean seeThrough = false;
        for (int y = 0; y < size.height(); y++) {
            picture.readRow(y, row);
            for (int x = 0; x < row.length; x++) {
                seeThrough |= row[x] >>> 24 != OPAQUE;
                pixels.put(y * row.length + x, row[x] >>> 24 == 0 ? 0 : withoutGreen(row[x]));
            }
        }
        byte[] foretold = data(size, pixels, seeThrough, true);
        byte[] plain = data(size, pixels, seeThrough, false);
        var chunk = new ByteArrayOutputStream();
        WebpFile.write(chunk, "VP8L", plain.length < foretold.length ? plain : foretold);
        return WebpFile.whole(chunk.toByteArray());
    }

    private static int withoutGreen(int argb) {
        int green = argb >> 8 & 0xFF;
        return Prediction.minus(argb, green << 16 | green);
    }

    /// Where colours are few and edges hard, to foretell spoils what repeats.
    private static byte[] data(Size size, IntBuffer pixels, boolean seeThrough, boolean foretold) {
        try (Arena arena = Arena.ofConfined()) {
            return data(size, pixels, seeThrough, foretold, arena);
        }
    }

    private static byte[] data(Size size, IntBuffer pixels, boolean seeThrough, boolean foretold, Arena arena) {
        var out = new BitOutput();
        out.write(SIGNATURE, Byte.SIZE);
        out.write(size.width() - 1, SIDE_BITS);
        out.write(size.height() - 1, SIDE_BITS);
        out.write(seeThrough ? 1 : 0, 1);
        out.write(0, VERSION_BITS);
        out.write(1, 1);
        out.write(WITHOUT_GREEN, 2);
        IntBuffer rest = pixels;
        if (foretold) {
            var prediction = new Prediction(pixels, size.width(), size.height(), arena);
            out.write(1, 1);
            out.write(BY_NEIGHBOURS, 2);
            out.write(Prediction.BITS - 2, 3);
            out.write(0, 1);
            new Coding(prediction.ways, Math.ceilDiv(size.width(), 1 << Prediction.BITS), arena).write(out);
            rest = prediction.rest;
        }
        // No more transforms, no colour cache, one set of codes for all.
        out.write(0, 3);
        new Coding(rest, size.width(), arena).write(out);
        return out.bytes();
    }
}
