package org.poolscope.workload.images.webp;

import java.io.ByteArrayOutputStream;

/// Bits, the lowest of each byte first. Not thread-safe.
final class BitOutput {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long pending;
    private int count;

    /// Adds a number.
    ///
    /// @param bits how many of its lowest bits, 32 at most
    void write(int number, int bits) {
        pending |= (number & (1L << bits) - 1) << count;
        count += bits;
        while (count >= Byte.SIZE) {
            out.write((int) pending);
            pending >>>= Byte.SIZE;
            count -= Byte.SIZE;
        }
    }

    /// All of them, filled up to a whole byte.
    byte[] bytes() {
        if (count > 0) {
            out.write((int) pending);
            pending = 0;
            count = 0;
        }
        return out.toByteArray();
    }
}
