package org.poolscope.workload.images.png;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.container.PngFile;
import org.poolscope.workload.images.picture.Colours;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.skia.Pixels;

/// Writes pictures of few colours as PNG files that have room for no others. For any thread; takes, beside the file
/// itself, memory for a row and for the colours.
public final class PngEncoder {

    private static final int GREY = 0;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int BYTE = 8;

    private final Pixels picture;
    private final Size size;
    private final ColourCount count = new ColourCount();
    private final int[] row;

    private PngEncoder(Pixels picture) {
        this.picture = picture;
        size = picture.size();
        row = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            read(y);
            for (int argb : row) {
                count.add(argb);
            }
        }
    }

    /// The file of a picture.
    ///
    /// @param colours what it is to have room for
    /// @return null if the picture takes more room than that
    public static byte @Nullable [] encode(Pixels picture, Colours colours) {
        return switch (colours) {
            case ALL -> null;
            case GREYS -> new PngEncoder(picture).greys();
            case PALETTE -> new PngEncoder(picture).palette();
        };
    }

    private void read(int y) {
        picture.readRow(y, row);
        for (int x = 0; x < row.length; x++) {
            row[x] = ColourCount.seen(row[x]);
        }
    }

    private byte @Nullable [] greys() {
        if (!count.isGrey()) {
            return null;
        }
        if (!count.isOpaque()) {
            return file(GREY_ALPHA, BYTE, null);
        }
        return file(GREY, count.bitsOfGreys(), null);
    }

    private byte @Nullable [] palette() {
        Palette palette = Palette.of(count);
        return palette == null ? null : file(PALETTE, palette.bits(), palette);
    }

    private byte[] file(int type, int bits, @Nullable Palette palette) {
        var out = new ByteArrayOutputStream();
        PngFile.begin(out, size.width(), size.height(), bits, type);
        if (palette != null) {
            PngFile.write(out, "PLTE", palette.rgb());
            if (palette.alphas().length > 0) {
                PngFile.write(out, "tRNS", palette.alphas());
            }
        }
        PngFile.write(out, "IDAT", data(type, bits, palette));
        PngFile.write(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private byte[] data(int type, int bits, @Nullable Palette palette) {
        int step = type == GREY_ALPHA ? 2 : 1;
        byte[] packed = new byte[Math.ceilDiv(size.width() * step * bits, BYTE)];
        try (var rows = new Rows(packed.length, step, palette == null && bits == BYTE)) {
            for (int y = 0; y < size.height(); y++) {
                read(y);
                if (type == GREY_ALPHA) {
                    for (int x = 0; x < row.length; x++) {
                        packed[2 * x] = (byte) row[x];
                        packed[2 * x + 1] = (byte) (row[x] >>> 24);
                    }
                } else {
                    pack(bits, palette, packed);
                }
                rows.add(packed);
            }
            return rows.compressed();
        }
    }

    /// The leftmost pixel is in the highest bits.
    private void pack(int bits, @Nullable Palette palette, byte[] packed) {
        int in = BYTE / bits;
        for (int i = 0; i < packed.length; i++) {
            int all = 0;
            for (int x = i * in; x < (i + 1) * in; x++) {
                int sample = x >= row.length ? 0
                        : palette == null ? (row[x] & 0xFF) >> BYTE - bits : palette.place(row[x]);
                all = all << bits | sample;
            }
            packed[i] = (byte) all;
        }
    }
}
