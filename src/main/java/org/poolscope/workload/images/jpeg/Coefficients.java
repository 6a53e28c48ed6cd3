package org.poolscope.workload.images.jpeg;

/// Which coefficients of a component are known not to be zero: a bit for each, a long for each block.
final class Coefficients {

    private final int across;
    private final long[] blocks;

    /// @param across blocks in a row
    Coefficients(int across, int down) {
        this.across = across;
        blocks = new long[Math.multiplyExact(across, down)];
    }

    long at(int x, int y) {
        return blocks[y * across + x];
    }

    void put(int x, int y, long bits) {
        blocks[y * across + x] = bits;
    }
}
