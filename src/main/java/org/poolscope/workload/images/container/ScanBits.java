package org.poolscope.workload.images.container;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The bits of one scan of a JPEG file, interval by interval. What is not data is taken out first, so that the bits can
/// then be read eight bytes at a time.
final class ScanBits {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /// A code and its value take up to 31 bits.
    private static final int ENOUGH = 32;
    /// More than any difference.
    static final int NONE = 1 << 16;

    private final byte[] data;
    private int length;
    /// Where the data of each restart interval ends.
    private final int[] ends;
    private int interval;
    private int at;
    /// The upcoming bits, the first one topmost. Those after the first `count` are right as well, where there are any.
    private long bits;
    private int count;

    /// @param intervals how many restart intervals there must be
    ScanBits(byte[] file, int from, int to, int intervals) {
        data = new byte[to - from + 2 * Long.BYTES];
        ends = new int[Math.min(intervals, to - from + 1)];
        gather(file, from, to);
    }

    /// Leaves out the zeros that say "this was no marker", fill bytes, and the restart markers.
    private void gather(byte[] file, int from, int to) {
        int found = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            if (file[i] == -1) {
                int next = i + 1 < to ? file[i + 1] & 0xFF : 0xFF;
                take(file, start, next == 0 ? i + 1 : i);
                if (next != 0 && next != 0xFF && found < ends.length) {
                    ends[found++] = length;
                }
                start = next == 0xFF ? i + 1 : i + 2;
                i = start - 1;
            }
        }
        take(file, start, to);
        Arrays.fill(ends, found, ends.length, length);
    }

    private void take(byte[] file, int from, int to) {
        if (from < to) {
            System.arraycopy(file, from, data, length, to - from);
            length += to - from;
        }
    }

    /// Goes on to the next restart interval.
    ///
    /// @return whether the data of the one before was just what was read of it
    boolean next() {
        boolean right = interval == 0 || isUsedUp();
        if (interval >= ends.length) {
            return false;
        }
        at = interval == 0 ? 0 : ends[interval - 1];
        interval++;
        bits = 0;
        count = 0;
        return right;
    }

    /// Whether just the data of this interval were read. A byte that was begun is filled up with ones [F.1.2.3], by
    /// some encoders with zeros, and some cameras fill up with more zeros.
    boolean isUsedUp() {
        int read = at - count / 8;
        int end = ends[interval - 1];
        if (read > end) {
            return false;
        }
        for (int i = read; i < end; i++) {
            if (data[i] != 0) {
                return false;
            }
        }
        long left = count % 8 == 0 ? 0 : bits >>> 64 - count % 8;
        return left == 0 || left == (1 << count % 8) - 1;
    }

    /// Whether there are bits at all any more; to be asked now and then.
    boolean isOver() {
        return at > length + Long.BYTES;
    }

    private void refill() {
        if (count < ENOUGH && !isOver()) {
            bits |= (long) LONG.get(data, at) >>> count;
            at += 63 - count >>> 3;
            count |= 56;
        }
    }

    /// Steps over a code and its value.
    ///
    /// @return its entry; 0 if it is none, or the data are over
    int code(HuffmanCodes codes) {
        refill();
        int entry = codes.entry(bits);
        int used = HuffmanCodes.used(entry);
        bits <<= used;
        count -= used;
        return count < 0 ? 0 : entry;
    }

    /// The next bits, up to 15.
    int take(int number) {
        refill();
        int taken = number == 0 ? 0 : (int) (bits >>> 64 - number);
        bits <<= number;
        count -= number;
        return taken;
    }

    /// Steps over bits, however many.
    void skip(int number) {
        for (int left = number; left > 0; left -= 15) {
            take(Math.min(left, 15));
        }
    }

    /// Reads how much the lowest frequency differs from that of the block before [F.2.2.1].
    ///
    /// @return [#NONE] if the code means nothing
    int difference(HuffmanCodes lowest) {
        refill();
        int entry = lowest.entry(bits);
        int size = HuffmanCodes.size(entry);
        take(HuffmanCodes.used(entry) - size);
        int value = take(size);
        if (entry == 0 || count < 0) {
            return NONE;
        }
        return size > 0 && value < 1 << size - 1 ? value - (1 << size) + 1 : value;
    }

    /// Steps over the higher frequencies of a block. The bits are kept in local variables, since a loop does not keep
    /// fields in registers.
    ///
    /// @return whether all of their codes mean something, and they are no more than a block has
    boolean higher(HuffmanCodes others) {
        long bits = this.bits;
        int count = this.count;
        int at = this.at;
        int k = 1;
        while (k < 64) {
            if (count < ENOUGH) {
                if (at > length + Long.BYTES) {
                    return false;
                }
                bits |= (long) LONG.get(data, at) >>> count;
                at += 63 - count >>> 3;
                count |= 56;
            }
            int entry = others.entry(bits);
            if (entry == 0) {
                return false;
            }
            int used = HuffmanCodes.used(entry);
            bits <<= used;
            count -= used;
            k += HuffmanCodes.advance(entry);
        }
        this.bits = bits;
        this.count = count;
        this.at = at;
        return k == 64 || k >= HuffmanCodes.REST;
    }
}
