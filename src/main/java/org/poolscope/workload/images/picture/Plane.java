package org.poolscope.workload.images.picture;

/// One colour component of a picture: rows of unsigned bytes. The samples are shared, not copied.
///
/// @param across  how many samples wide the picture is; not whole where a coarser plane's last column lies half outside
/// @param down    how many samples high the picture is
/// @param stride  samples from one row to the next, at least [#width]
/// @param samples `stride` × [#height] samples, row by row, top first
public record Plane(double across, double down, int stride, byte[] samples) {

    public Plane {
        if (!(across > 0 && down > 0) || stride < across || samples.length < stride * Math.ceil(down)) {
            throw new IllegalArgumentException(across + " × " + down + " samples do not fit into " + samples.length
                    + " with a stride of " + stride);
        }
    }

    /// An empty plane, all 0.
    public static Plane of(int width, int height) {
        return new Plane(width, height, width, new byte[Math.multiplyExact(width, height)]);
    }

    /// An empty plane of rows that are longer, and more, than the picture needs.
    public Plane(double across, double down, int stride, int rows) {
        this(across, down, stride, new byte[Math.multiplyExact(stride, rows)]);
    }

    /// Samples in a row.
    public int width() {
        return (int) Math.ceil(across);
    }

    /// Rows.
    public int height() {
        return (int) Math.ceil(down);
    }

    /// The sample at a place, 0 to 255.
    public int at(int x, int y) {
        return samples[y * stride + x] & 0xFF;
    }
}
