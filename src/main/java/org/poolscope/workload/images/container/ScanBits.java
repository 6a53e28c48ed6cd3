package org.poolscope.workload.images.container;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// The bits of one scan of a JPEG file, interval by interval. What is not data is taken out first, so that the bits can
/// then be read eight bytes at a time.
final class ScanBits {

    private static final Texts TEXTS = Texts.of(ScanBits.class);
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
        for (int i = JpegFile.next255(file, from, to); i < to; i = JpegFile.next255(file, start, to)) {
            int next = i + 1 < to ? file[i + 1] & 0xFF : 0xFF;
            take(file, start, next == 0 ? i + 1 : i);
            if (next != 0 && next != 0xFF && found < ends.length) {
                ends[found++] = length;
            }
            start = next == 0xFF ? i + 1 : i + 2;
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
    /// @throws PictureException if the data of the one before was not just what was read of it
    void next() throws PictureException {
        if (interval > 0) {
            requireEnd();
        }
        if (interval >= ends.length) {
            throw endsEarly();
        }
        at = interval == 0 ? 0 : ends[interval - 1];
        interval++;
        bits = 0;
        count = 0;
    }

    /// Requires that just the data of this interval were read. A byte that was begun is filled up with ones [F.1.2.3],
    /// by some encoders with zeros, and some cameras fill up with more zeros.
    void requireEnd() throws PictureException {
        int read = at - count / 8;
        int end = ends[interval - 1];
        if (read > end) {
            throw endsEarly();
        }
        long left = count % 8 == 0 ? 0 : bits >>> 64 - count % 8;
        boolean right = left == 0 || left == (1 << count % 8) - 1;
        for (int i = read; i < end; i++) {
            right &= data[i] == 0;
        }
        if (!right) {
            throw damaged("goes-on");
        }
    }

    /// Why no more could be read.
    PictureException trouble() {
        return at - count / 8 > length ? endsEarly() : damaged("senseless");
    }

    private static PictureException endsEarly() {
        return damaged("ends-early");
    }

    private static PictureException damaged(String how) {
        return new PictureException(Flaw.DAMAGED, TEXTS.get(how));
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
        int difference = difference(entry, bits);
        bits <<= HuffmanCodes.used(entry);
        count -= HuffmanCodes.used(entry);
        return entry == 0 || count < 0 ? NONE : difference;
    }

    private static int difference(int entry, long bits) {
        int size = HuffmanCodes.size(entry);
        int value = size == 0 ? 0 : (int) (bits << HuffmanCodes.used(entry) - size >>> 64 - size);
        return size > 0 && value < 1 << size - 1 ? value - (1 << size) + 1 : value;
    }

    /// Steps over a whole block.
    ///
    /// The bits are kept in local variables, since a loop does not keep fields in registers. They are filled up without
    /// asking whether that is needed, which a processor cannot foresee: there are enough for two steps then, each of up
    /// to 27 bits.
    ///
    /// @return how much its lowest frequency differs from that of the block before; [#NONE] if a code means nothing, or
    ///         the codes are more than a block has
    int block(HuffmanCodes lowest, HuffmanCodes others) {
        int[] steps = others.steps();
        byte[] data = this.data;
        int most = length + Long.BYTES;
        int at = this.at;
        long bits = this.bits | (long) LONG.get(data, Math.min(at, most)) >>> count;
        at += 63 - count >>> 3;
        int entry = lowest.entry(bits);
        int difference = difference(entry, bits);
        bits <<= HuffmanCodes.used(entry);
        int count = (this.count | 56) - HuffmanCodes.used(entry);
        int k = entry == 0 ? HuffmanCodes.SENSELESS : 1;
        while (k < 64) {
            int step = steps[HuffmanCodes.place(bits)];
            if (!HuffmanCodes.fits(step, k)) {
                step = others.singleStep(bits);
            }
            k += HuffmanCodes.jump(step);
            bits <<= HuffmanCodes.used(step);
            count -= HuffmanCodes.used(step);
            if (k < 64) {
                bits |= (long) LONG.get(data, Math.min(at, most)) >>> count;
                at += 63 - count >>> 3;
                count |= 56;
                step = steps[HuffmanCodes.place(bits)];
                if (!HuffmanCodes.fits(step, k)) {
                    step = others.singleStep(bits);
                }
                k += HuffmanCodes.jump(step);
                bits <<= HuffmanCodes.used(step);
                count -= HuffmanCodes.used(step);
            }
        }
        this.bits = bits;
        this.count = count;
        this.at = at;
        return count >= 0 && (k == 64 || k >= HuffmanCodes.REST && k < HuffmanCodes.SENSELESS) ? difference : NONE;
    }
}
