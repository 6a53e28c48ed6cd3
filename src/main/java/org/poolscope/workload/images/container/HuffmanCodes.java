package org.poolscope.workload.images.container;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The codes of one Huffman table of a JPEG file [ITU-T T.81, C], to be stepped over: what the bits behind a code stand
/// for is of no interest here.
///
/// An entry says of a code what is needed to go on, and is 0 if there is no such code:
///
/// ```
/// bits of code and value together | coefficients it stands for << 8 | its symbol << 16
/// ```
final class HuffmanCodes {

    /// Nearly all codes of nearly all tables are no longer.
    private static final int FAST = 10;
    private static final int LONGEST = 16;
    /// More than are in a block, and more than a run leads to: the rest of the block is zero.
    static final int REST = 128;

    private final int[] fast = new int[1 << FAST];
    /// The longer codes from left to right, each with its length, and their entries.
    private final long[] codes;
    private final int[] entries;
    private int slow;

    private HuffmanCodes(int symbols) {
        codes = new long[symbols];
        entries = new int[symbols];
    }

    /// The table of a class, 0 for the lowest frequency and 1 for the others, from the place where its counts are.
    ///
    /// @return null if it makes no sense
    static @Nullable HuffmanCodes of(byte[] file, int from, int total, boolean lowest) {
        var table = new HuffmanCodes(total);
        long code = 0;
        int symbol = from + LONGEST;
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = file[from + length - 1] & 0xFF; i > 0; i--) {
                if (code >= 1L << length) {
                    return null;
                }
                table.add((int) code++, length, entry(length, file[symbol++] & 0xFF, lowest));
            }
            code <<= 1;
        }
        return table;
    }

    private static int entry(int length, int symbol, boolean lowest) {
        int size = symbol & 0xF;
        int advance = lowest ? 1 : size > 0 || symbol == 0xF0 ? (symbol >> 4) + 1 : REST;
        return length + size | advance << 8 | symbol << 16;
    }

    private void add(int code, int length, int entry) {
        if (length <= FAST) {
            int first = code << FAST - length;
            Arrays.fill(fast, first, first + (1 << FAST - length), entry);
        } else {
            codes[slow] = (long) code << 64 - length;
            entries[slow++] = entry;
        }
    }

    /// The entry of the code that the bits begin with.
    ///
    /// @param bits the first one topmost
    int entry(long bits) {
        int entry = fast[(int) (bits >>> 64 - FAST)];
        return entry != 0 ? entry : slowEntry(bits);
    }

    /// The last one that is not above the bits, if they begin with it: the longer codes are in order.
    private int slowEntry(long bits) {
        int low = 0;
        int high = slow - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (Long.compareUnsigned(codes[middle], bits) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return slow > 0 && begins(bits, low) ? entries[low] : 0;
    }

    private boolean begins(long bits, int place) {
        int length = (entries[place] & 0xFF) - (entries[place] >> 16 & 0xF);
        return (bits ^ codes[place]) >>> 64 - length == 0;
    }

    static int used(int entry) {
        return entry & 0xFF;
    }

    static int advance(int entry) {
        return entry >> 8 & 0xFF;
    }

    static int run(int entry) {
        return entry >> 20 & 0xF;
    }

    static int size(int entry) {
        return entry >> 16 & 0xF;
    }
}
