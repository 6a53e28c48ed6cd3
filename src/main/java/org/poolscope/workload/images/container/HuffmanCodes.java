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
///
/// A step says the same of all codes at once that are whole in the next bits, and is [#NO_STEP] if there is none:
///
/// ```
/// bits together | coefficients before the end of the block << 8 | those, and the rest of the block if it ends << 16
/// ```
final class HuffmanCodes {

    /// Nearly all codes of nearly all tables are no longer.
    private static final int FAST = 9;
    /// With one bit more or less it takes longer, and as much cache as half of what the usual processors have.
    private static final int STEP = 11;
    private static final int LONGEST = 16;
    /// More than are in a block, and more than a run leads to: the rest of the block is zero.
    static final int REST = 128;
    /// More than codes lead to that mean something.
    static final int SENSELESS = 1 << 10;
    private static final int NO_STEP = 0xFF00;
    /// The highest order of a coefficient.
    private static final int LAST = 63;

    private final int[] fast = new int[1 << FAST];
    /// The longer codes from left to right, each with its length, and their entries.
    private final long[] codes;
    private final int[] entries;
    private int slow;
    private int @Nullable [] steps;

    private HuffmanCodes(int symbols) {
        codes = new long[symbols];
        entries = new int[symbols];
    }

    /// The table of a class, 0 for the lowest frequency and 1 for the others.
    ///
    /// @param counts  how many codes there are of 1, 2, … 16 bits
    /// @param symbols what they mean, shortest first
    /// @return null if it makes no sense
    static @Nullable HuffmanCodes of(byte[] counts, byte[] symbols, boolean lowest) {
        var table = new HuffmanCodes(symbols.length);
        int code = 0;
        int next = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = counts[length - 1] & 0xFF; i > 0; i--) {
                if (code >= 1 << length) {
                    return null;
                }
                table.add(code++, length, entry(length, symbols[next++] & 0xFF, lowest));
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
        return slow > 0 && (bits ^ codes[low]) >>> 64 - length(entries[low]) == 0 ? entries[low] : 0;
    }

    /// The steps of a table for the higher frequencies of whole blocks, by the upcoming bits. They are made when they
    /// are first asked for, since progressive files have many tables and no use for them.
    int[] steps() {
        int[] made = steps;
        if (made == null) {
            made = new int[1 << STEP];
            for (int i = 0; i < made.length; i++) {
                made[i] = stepOf((long) i << 64 - STEP);
            }
            steps = made;
        }
        return made;
    }

    /// Only codes count, not the values behind them, since no look at these is needed.
    private int stepOf(long bits) {
        int used = 0;
        int advance = 0;
        while (used < STEP) {
            int entry = entry(bits << used);
            if (entry == 0 || used + length(entry) > STEP) {
                break;
            }
            if (advance(entry) == REST) {
                return step(used + used(entry), advance, advance + REST);
            }
            if (advance + advance(entry) > LAST) {
                break;
            }
            used += used(entry);
            advance += advance(entry);
        }
        return used == 0 ? NO_STEP : step(used, advance, advance);
    }

    private static int step(int used, int before, int all) {
        return used | before << 8 | all << 16;
    }

    /// A step over one code alone, which may lead out of the block; one of [#SENSELESS] if it means nothing.
    int singleStep(long bits) {
        int entry = entry(bits);
        return entry == 0 ? step(0, 0, SENSELESS) : step(used(entry), 0, advance(entry));
    }

    /// Where in the steps to look.
    static int place(long bits) {
        return (int) (bits >>> 64 - STEP);
    }

    /// Whether a step from a coefficient on stays within the block.
    static boolean fits(int step, int from) {
        return from + (step >> 8 & 0xFF) <= LAST;
    }

    static int jump(int step) {
        return step >> 16;
    }

    /// How many bits an entry or a step takes.
    static int used(int entry) {
        return entry & 0xFF;
    }

    private static int length(int entry) {
        return used(entry) - size(entry);
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
