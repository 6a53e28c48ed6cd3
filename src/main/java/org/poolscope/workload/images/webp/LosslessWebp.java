package org.poolscope.workload.images.webp;

import java.io.ByteArrayOutputStream;
import org.poolscope.workload.images.container.WebpFile;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.skia.Pixels;

/// Writes pictures as WebP files without loss. Stateless; for any thread. In Java's heap it takes some 24 bytes a
/// pixel, of which it never takes more than half.
public final class LosslessWebp {

    /// More pixels would take some seconds.
    private static final int MOST_PIXELS = 6_000_000;
    private static final int BYTES = 2 * 24;
    private static final int SIGNATURE = 0x2F;
    private static final int SIDE_BITS = 14;
    private static final int VERSION_BITS = 3;
    private static final int BY_NEIGHBOURS = 0;
    private static final int WITHOUT_GREEN = 2;
    private static final int OPAQUE = 0xFF;

    private LosslessWebp() {}

    /// Whether a picture is not too large for it.
    public static boolean takes(Size size) {
        long pixels = (long) size.width() * size.height();
        return pixels <= Math.min(MOST_PIXELS, Runtime.getRuntime().maxMemory() / BYTES);
    }

    /// The file of a picture.
    ///
    /// @param picture one that it [#takes]
    public static byte[] encode(Pixels picture) {
        Size size = picture.size();
        int[] pixels = new int[size.width() * size.height()];
        int[] row = new int[size.width()];
        boolean seeThrough = false;
        for (int y = 0; y < size.height(); y++) {
            picture.readRow(y, row);
            for (int x = 0; x < row.length; x++) {
                seeThrough |= row[x] >>> 24 != OPAQUE;
                pixels[y * row.length + x] = row[x] >>> 24 == 0 ? 0 : withoutGreen(row[x]);
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
    private static byte[] data(Size size, int[] pixels, boolean seeThrough, boolean foretold) {
        var out = new BitOutput();
        out.write(SIGNATURE, Byte.SIZE);
        out.write(size.width() - 1, SIDE_BITS);
        out.write(size.height() - 1, SIDE_BITS);
        out.write(seeThrough ? 1 : 0, 1);
        out.write(0, VERSION_BITS);
        out.write(1, 1);
        out.write(WITHOUT_GREEN, 2);
        int[] rest = pixels;
        if (foretold) {
            var prediction = new Prediction(pixels, size.width(), size.height());
            out.write(1, 1);
            out.write(BY_NEIGHBOURS, 2);
            out.write(Prediction.BITS - 2, 3);
            out.write(0, 1);
            new Coding(prediction.ways, Math.ceilDiv(size.width(), 1 << Prediction.BITS)).write(out);
            rest = prediction.rest;
        }
        // No more transforms, no colour cache, one set of codes for all.
        out.write(0, 3);
        new Coding(rest, size.width()).write(out);
        return out.bytes();
    }
}
