package org.poolscope.workload.images.picture;

/// A picture's size in pixels; at least one either way.
public record Size(int width, int height) {

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no picture is " + width + " × " + height + " pixels");
        }
    }

    /// Written out, as the equality below: those that the compiler leaves to the JVM cost every new one some ten
    /// milliseconds.
    @Override
    public int hashCode() {
        return 31 * width + height;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Size size && width == size.width && height == size.height;
    }

    /// The largest size of the same shape that fits into a square, but never larger than this.
    public Size fitInto(int box) {
        double scale = Math.min(1, (double) box / Math.max(width, height));
        return new Size(scaled(width, scale), scaled(height, scale));
    }

    /// So many eighths of it, as decoders of JPEGs round them.
    public Size eighths(int eighths) {
        return new Size(Math.ceilDiv(width * eighths, 8), Math.ceilDiv(height * eighths, 8));
    }

    private static int scaled(int length, double scale) {
        return (int) Math.max(1, Math.round(length * scale));
    }
}
