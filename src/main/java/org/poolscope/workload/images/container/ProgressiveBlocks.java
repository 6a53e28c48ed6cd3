package org.poolscope.workload.images.container;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Steps over the higher frequencies of blocks whose coefficients come in several scans [ITU-T T.81, G.1.2].
///
/// Which coefficients of a block are not zero is kept as bits, that of order k as bit k − 1.
final class ProgressiveBlocks {

    private final ScanBits bits;
    private final int first;
    private final int last;
    /// How many blocks more have no coefficients of their own in this scan.
    private int without;

    ProgressiveBlocks(ScanBits bits, int first, int last) {
        this.bits = bits;
        this.first = first;
        this.last = last;
    }

    /// Begins a restart interval.
    void begin() {
        without = 0;
    }

    /// Steps over what a first scan gives of a block.
    ///
    /// @return false if a code means nothing
    boolean find(HuffmanCodes codes, MemorySegment known, int place) {
        if (without > 0) {
            without--;
            return true;
        }
        long found = 0;
        for (int k = first; k <= last; k++) {
            int entry = bits.code(codes);
            int run = HuffmanCodes.run(entry);
            if (isEnd(entry)) {
                without = (1 << run) - 1 + bits.take(run);
                break;
            }
            k += run;
            if (entry == 0 || k > 63) {
                return false;
            }
            if (HuffmanCodes.size(entry) > 0) {
                found |= 1L << k - 1;
            }
        }
        set(known, place, get(known, place) | found);
        return true;
    }

    private static long get(MemorySegment known, int place) {
        return known.getAtIndex(ValueLayout.JAVA_LONG, place);
    }

    private static void set(MemorySegment known, int place, long orders) {
        known.setAtIndex(ValueLayout.JAVA_LONG, place, orders);
    }

    /// Whether a code ends the block, and so many after it as the bits say that follow [G.1.2.2].
    private static boolean isEnd(int entry) {
        return entry != 0 && HuffmanCodes.size(entry) == 0 && HuffmanCodes.run(entry) < 15;
    }

    /// Steps over what makes a block more exact: each coefficient that is known takes a bit [G.1.2.3], and in between
    /// come those that are new.
    ///
    /// @return false if a code means nothing
    boolean refine(HuffmanCodes codes, MemorySegment known, int place) {
        long before = get(known, place);
        long found = 0;
        int k = first;
        while (without == 0 && k <= last) {
            int entry = bits.code(codes);
            if (entry == 0) {
                return false;
            }
            if (isEnd(entry)) {
                without = (1 << HuffmanCodes.run(entry)) + bits.take(HuffmanCodes.run(entry));
                break;
            }
            int passed = 0;
            for (int zeros = HuffmanCodes.run(entry); k <= last; k++) {
                int one = (int) (before >>> k - 1) & 1;
                if (one == 0 && zeros-- == 0) {
                    break;
                }
                passed += one;
            }
            bits.skip(passed);
            if (HuffmanCodes.size(entry) > 0 && k <= last) {
                found |= 1L << k - 1;
            }
            k++;
        }
        if (without > 0) {
            without--;
            bits.skip(k > last ? 0 : Long.bitCount(before >>> k - 1 << 64 - (last - k + 1)));
        }
        set(known, place, before | found);
        return true;
    }
}
