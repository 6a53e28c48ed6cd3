package org.poolscope.workload.images.png;

import java.util.Arrays;

/// How often each colour occurs, up to a number of colours that no palette can stand for. Not thread-safe.
final class ColourCount {

    /// From here on it is a photograph.
    private static final int MOST = 1 << 15;
    static final int SLOTS = 2 * MOST;
    private static final int GOLDEN = 0x9E37_79B9;
    private static final int OPAQUE = 0xFF;

    private final int[] colours = new int[SLOTS];
    private final int[] counts = new int[SLOTS];
    private int size;
    private boolean grey = true;
    private boolean opaque = true;

    /// One colour for all that are not seen.
    static int seen(int argb) {
        return argb >>> 24 == 0 ? 0 : argb;
    }

    /// Takes in a pixel.
    ///
    /// @param argb as [#seen] gives it
    void add(int argb) {
        opaque &= argb >>> 24 == OPAQUE;
        grey &= (argb >> 8 & 0xFFFF) == (argb & 0xFFFF);
        int slot = slot(argb);
        if (counts[slot] == 0) {
            if (size == MOST) {
                return;
            }
            size++;
            colours[slot] = argb;
        }
        counts[slot]++;
    }

    /// Where a colour is kept, or would be: a number below [#SLOTS], the same as long as none is added.
    int slot(int argb) {
        int slot = argb * GOLDEN >>> 16;
        while (counts[slot] != 0 && colours[slot] != argb) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    /// Whether there are so many that those beyond were not looked at.
    boolean isFull() {
        return size == MOST;
    }

    /// Whether none of all pixels has a tint.
    boolean isGrey() {
        return grey;
    }

    boolean isOpaque() {
        return opaque;
    }

    /// How many bits say all of them exactly, if they are greys: 1, 2, 4 or 8.
    int bitsOfGreys() {
        int bits = 1;
        for (int colour : isFull() ? new int[] {1} : colours()) {
            int grey = colour & 0xFF;
            bits = Math.max(bits, grey % 255 == 0 ? 1 : grey % 85 == 0 ? 2 : grey % 17 == 0 ? 4 : 8);
        }
        return bits;
    }

    int size() {
        return size;
    }

    /// All of them, those that are not opaque first, in an order that depends on them alone.
    int[] colours() {
        int[] all = new int[size];
        int next = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (counts[slot] != 0) {
                all[next++] = colours[slot] ^ Integer.MIN_VALUE;
            }
        }
        Arrays.sort(all);
        for (int i = 0; i < size; i++) {
            all[i] ^= Integer.MIN_VALUE;
        }
        return all;
    }

    /// How often one of them occurs.
    int count(int argb) {
        return counts[slot(argb)];
    }
}
