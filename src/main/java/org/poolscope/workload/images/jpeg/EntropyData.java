package org.poolscope.workload.images.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.poolscope.workload.images.picture.PictureException;

/// The coded coefficients of a scan, block after block [F.2].
///
/// What is not data is taken out first, so that the bits can then be read eight bytes at a time.
final class EntropyData {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /// A code and its value take up to 31 bits.
    private static final int ENOUGH = 32;
    /// So many bytes more than are needed nobody minds.
    private static final int STRAY = 2;

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
    EntropyData(byte[] file, int from, int to, int intervals) {
        data = new byte[to - from + 2 * Long.BYTES];
        ends = new int[intervals];
        gather(file, from, to);
    }

    /// Leaves out the zeros that say "this was no marker", and the restart markers.
    private void gather(byte[] file, int from, int to) {
        int found = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            if (file[i] != -1) {
                continue;
            }
            int next = i + 1 < to ? file[i + 1] & 0xFF : 0xFF;
            take(file, start, next == 0 ? i + 1 : i);
            if (next != 0 && next != 0xFF && found < ends.length) {
                ends[found++] = length;
            }
            start = next == 0xFF ? i + 1 : i + 2;
            i = start - 1;
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
    /// @throws PictureException if the blocks read from the one before are more than there was data for
    void beginInterval() throws PictureException {
        if (interval > 0) {
            endInterval();
        }
        at = interval == 0 ? 0 : ends[interval - 1];
        interval++;
        bits = 0;
        count = 0;
    }

    /// @throws PictureException if the blocks read since [#beginInterval] are more than there was data for, or fewer
    void endInterval() throws PictureException {
        int read = at - count / 8;
        if (read > ends[interval - 1]) {
            throw endsEarly();
        }
        if (read < ends[interval - 1] - STRAY && !isBlank(read, ends[interval - 1])) {
            throw JpegParser.damaged("its picture data goes on after the picture");
        }
    }

    /// Zeros fill up what some cameras write.
    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Steps over the next block.
    ///
    /// The bits are kept in local variables, since a loop does not keep fields in registers.
    void skip(HuffmanDecoder dc, HuffmanDecoder ac) throws PictureException {
        if (count < ENOUGH) {
            refill();
        }
        int used = used(dc.entry(bits));
        bits <<= used;
        count -= used;
        skipHigher(ac);
    }

    /// Reads the symbol that comes next, without a value after it.
    int symbol(HuffmanDecoder table) throws PictureException {
        if (count < ENOUGH) {
            refill();
        }
        int symbol = table.symbol(bits);
        int used = used(symbol);
        bits <<= used;
        count -= used;
        return symbol >> 16;
    }

    /// Reads so many bits, up to 16.
    int bits(int number) throws PictureException {
        if (number == 0) {
            return 0;
        }
        if (count < ENOUGH) {
            refill();
        }
        int value = (int) (bits >>> Long.SIZE - number);
        bits <<= number;
        count -= number;
        return value;
    }

    private void refill() throws PictureException {
        if (at > length + Long.BYTES) {
            throw endsEarly();
        }
        bits |= (long) LONG.get(data, at) >>> count;
        at += 63 - count >>> 3;
        count |= 56;
    }

    private void skipHigher(HuffmanDecoder ac) throws PictureException {
        long bits = this.bits;
        int count = this.count;
        int at = this.at;
        for (int k = 1; k < 64; k++) {
            if (count < ENOUGH) {
                if (at > length + Long.BYTES) {
                    throw endsEarly();
                }
                bits |= (long) LONG.get(data, at) >>> count;
                at += 63 - count >>> 3;
                count |= 56;
            }
            int entry = ac.entry(bits);
            int used = used(entry);
            bits <<= used;
            count -= used;
            k += HuffmanDecoder.zeros(entry);
        }
        this.bits = bits;
        this.count = count;
        this.at = at;
    }

    private static int used(int entry) throws PictureException {
        int used = HuffmanDecoder.bits(entry);
        if (used == 0) {
            throw JpegParser.damaged("its picture data has a code that means nothing");
        }
        return used;
    }

    static PictureException endsEarly() {
        return JpegParser.damaged("its picture data ends too early");
    }
}
