package org.poolscope.workload.images.png;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/// Filters the rows of a PNG [W3C PNG, third edition, 9] and compresses them, one by one. To be closed; not
/// thread-safe.
final class Rows implements AutoCloseable {

    private static final int FILTERS = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final byte[] piece = new byte[1 << 15];
    private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    private final int step;
    private final boolean filtered;
    private byte[] above;
    private byte[] best;
    private byte[] tried;

    /// @param bytes    of a row
    /// @param step     bytes of a pixel, at least 1
    /// @param filtered whether to look for the filter that leaves least; not for places in a palette, which are names
    ///                 and no amounts
    Rows(int bytes, int step, boolean filtered) {
        this.step = step;
        this.filtered = filtered;
        above = new byte[bytes];
        best = new byte[bytes + 1];
        tried = new byte[bytes + 1];
    }

    /// Takes the next row, top first.
    void add(byte[] row) {
        best[0] = 0;
        System.arraycopy(row, 0, best, 1, row.length);
        if (filtered) {
            choose(row);
        }
        System.arraycopy(row, 0, above, 0, row.length);
        deflater.setInput(best);
        while (!deflater.needsInput()) {
            out.write(piece, 0, deflater.deflate(piece));
        }
    }

    /// The filter whose bytes are smallest altogether, as the standard advises [12.7].
    private void choose(byte[] row) {
        long least = Long.MAX_VALUE;
        for (int filter = 0; filter < FILTERS; filter++) {
            tried[0] = (byte) filter;
            long sum = 0;
            for (int i = 0; i < row.length; i++) {
                int left = i < step ? 0 : row[i - step] & 0xFF;
                int corner = i < step ? 0 : above[i - step] & 0xFF;
                byte rest = (byte) (row[i] - foretold(filter, left, above[i] & 0xFF, corner));
                tried[i + 1] = rest;
                sum += Math.abs(rest);
            }
            if (sum < least) {
                least = sum;
                byte[] better = tried;
                tried = best;
                best = better;
            }
        }
    }

    private static int foretold(int filter, int left, int up, int corner) {
        return switch (filter) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            default -> {
                int sum = left + up - corner;
                int toLeft = Math.abs(sum - left);
                int toUp = Math.abs(sum - up);
                int toCorner = Math.abs(sum - corner);
                yield toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
            }
        };
    }

    /// All of them, compressed.
    byte[] compressed() {
        deflater.finish();
        while (!deflater.finished()) {
            out.write(piece, 0, deflater.deflate(piece));
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        deflater.close();
    }
}
