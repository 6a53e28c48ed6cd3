package org.poolscope.workload.images.turbo;

import org.poolscope.workload.images.picture.Size;

/// How coarse the planes of colour are; in the order of TurboJPEG's numbers.
public enum Sampling {
    /// As fine as brightness.
    FULL(1, 1),
    HALF_ACROSS(2, 1),
    QUARTER(2, 2),
    /// There are none.
    GREY(1, 1),
    HALF_DOWN(1, 2),
    QUARTER_ACROSS(4, 1);

    private static final int LARGEST_UNIT = 32;
    private static final int HEADERS = 4096;

    /// Pixels in a row for a sample of colour.
    final int across;
    /// Pixels in a column for a sample of colour.
    final int down;

    Sampling(int across, int down) {
        this.across = across;
        this.down = down;
    }

    int planes() {
        return this == GREY ? 1 : 3;
    }

    /// The most bytes of a JPEG file, as TurboJPEG reckons (2.1, `tjBufSize`) or more.
    long room(Size size) {
        long pixels = (long) padded(size.width()) * padded(size.height());
        return pixels * (this == GREY ? 2 : 2 + 4 / (across * down)) + HEADERS;
    }

    private static int padded(int length) {
        return Math.ceilDiv(length, LARGEST_UNIT) * LARGEST_UNIT;
    }

    /// Samples in a row of a plane, with those that fill the last one of colour.
    int width(int plane, int width) {
        return plane == 0 ? Math.ceilDiv(width, across) * across : Math.ceilDiv(width, across);
    }

    /// Rows of a plane, with those that fill the last one of colour.
    int height(int plane, int height) {
        return plane == 0 ? Math.ceilDiv(height, down) * down : Math.ceilDiv(height, down);
    }
}
