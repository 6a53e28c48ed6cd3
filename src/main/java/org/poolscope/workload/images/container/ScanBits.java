package org.poolscope.workload.images.container;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// The bits of one scan of a JPEG file, interval by interval. What is not data is taken out first, a piece of the file
/// at a time, so that the bits can then be read eight bytes at a time.
final class ScanBits {

    private static final Texts TEXTS = Texts.of(ScanBits.class);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /// A code and its value take up to 31 bits.
    private static final int ENOUGH = 32;
    /// More than any difference.
    static final int NONE = 1 << 16;
    /// More than fifteen blocks take, as many as are read between two looks at what is left.
    private static final int MARGIN = 1 << 12;
    private static final int PIECE = 1 << 14;
    private static final int MOST_ENDS = 1 << 12;
    /// What was read ahead, and may be given back.
    private static final int BEHIND = 2 * Long.BYTES;

    private final FileBytes file;
    /// Where the scan ends in it.
    private final int to;
    /// Where the next piece of it begins.
    private int from;
    private final byte[] piece = new byte[PIECE];
    /// The data that come next, and some zeros.
    private final byte[] data = new byte[BEHIND + MARGIN + PIECE + 2 * Long.BYTES];
    private int length;
    /// Where the data of the next restart intervals end, as far as that has been seen, and how many of these ends have
    /// been passed.
    private final int[] ends = new int[MOST_ENDS];
    private int seen;
    private int passed;
    /// How many more restart markers there may be.
    private int markers;
    private boolean begun;
    private int at;
    /// The upcoming bits, the first one topmost. Those after the first `count` are right as well, where there are any.
    private long bits;
    private int count;

    /// @param intervals how many restart intervals there must be
    ScanBits(FileBytes file, int from, int to, int intervals) {
        this.file = file;
        this.from = from;
        this.to = to;
        this.markers = intervals;
    }

    /// Sees to it that there are data enough for fifteen blocks, or all that are left. To be called before these. Where
    /// the ends of very many intervals have been seen, none of them takes more than what is there.
    void fill() {
        while (length - at < MARGIN && !isAllThere() && seen - passed < ends.length) {
            forget(Math.clamp(at - BEHIND, 0, length));
            gather();
        }
    }

    private boolean isAllThere() {
        return from == to;
    }

    /// Makes room at the end.
    private void forget(int bytes) {
        System.arraycopy(data, bytes, data, 0, length - bytes);
        length -= bytes;
        at -= bytes;
        seen -= passed;
        for (int i = 0; i < seen; i++) {
            ends[i] = ends[passed + i] - bytes;
        }
        passed = 0;
    }

    /// Leaves out the zeros that say "this was no marker", fill bytes, and the restart markers. What a byte of 255 at
    /// the very end of a piece means is told by the next one.
    private void gather() {
        int size = Math.min(PIECE, to - from);
        file.copy(from, piece, size);
        boolean last = from + size == to;
        int start = 0;
        int i = FileBytes.next255(piece, 0, size);
        while (i < size && (last || i + 1 < size) && seen < ends.length) {
            int code = i + 1 < size ? piece[i + 1] & 0xFF : 0xFF;
            take(start, code == 0 ? i + 1 : i);
            if (code != 0 && code != 0xFF && markers > 0) {
                markers--;
                ends[seen++] = length;
            }
            start = code == 0xFF ? i + 1 : i + 2;
            i = FileBytes.next255(piece, start, size);
        }
        take(start, i);
        from += i;
        Arrays.fill(data, length, length + 2 * Long.BYTES, (byte) 0);
    }

    private void take(int start, int end) {
        System.arraycopy(piece, start, data, length, end - start);
        length += end - start;
    }

    /// Goes on to the next restart interval.
    ///
    /// @throws PictureException if the data of the one before was not just what was read of it
    void next() throws PictureException {
        if (begun) {
            requireEnd();
            at = end();
            passed = Math.min(passed + 1, seen);
        }
        begun = true;
        bits = 0;
        count = 0;
    }

    /// Where the data of this interval ends; all there are, if that has not been seen.
    private int end() {
        return passed < seen ? ends[passed] : length;
    }

    /// Requires that just the data of this interval were read. A byte that was begun is filled up with ones [F.1.2.3],
    /// by some encoders with zeros, and some cameras fill up with more zeros.
    void requireEnd() throws PictureException {
        long left = count % 8 == 0 ? 0 : bits >>> 64 - count % 8;
        boolean right = left == 0 || left == (1 << count % 8) - 1;
        at -= count / 8;
        bits = 0;
        count = 0;
        while (passed == seen && !isAllThere()) {
            right &= isZero(at, length);
            at = Math.max(at, length);
            fill();
        }
        if (at > end()) {
            throw endsEarly();
        }
        if (!right || !isZero(at, end())) {
            throw damaged("goes-on");
        }
    }

    private boolean isZero(int first, int end) {
        boolean zero = true;
        for (int i = first; i < end; i++) {
            zero &= data[i] == 0;
        }
        return zero;
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
