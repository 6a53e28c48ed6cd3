package org.poolscope.workload.images.webp;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/// Pixels coded as literals and as copies of what was before [RFC 9649, 3.6]. Not thread-safe.
final class Coding {

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    /// Shorter copies take more than they save.
    private static final int LEAST = 4;
    private static final int MOST = (1 << 12) - 1;
    /// How far back a distance can say, without those that say neighbours.
    private static final int FARTHEST = (1 << 20) - 120;
    private static final int DISTANCE_BITS = 20;
    private static final int NEIGHBOURS = 120;
    private static final int TRIES = 24;
    private static final int HASH_BITS = 16;

    private final IntBuffer pixels;
    private final int size;
    private final int width;
    /// By the pixel that it begins at: how long a copy is, above from how far back; 0 of those that are none.
    private final IntBuffer copies;

    /// @param arena as long-lived as which this is; it gives eight bytes a pixel
    Coding(IntBuffer pixels, int width, Arena arena) {
        this.pixels = pixels;
        this.size = pixels.capacity();
        this.width = width;
        copies = ints(size, arena);
        find(ints(size, arena));
    }

    /// Zeros outside of Java's heap.
    static IntBuffer ints(int number, Arena arena) {
        return arena.allocate(ValueLayout.JAVA_INT, number).asByteBuffer().order(ByteOrder.nativeOrder())
                .asIntBuffer();
    }

    /// Looks for the longest copy at each place, and takes it.
    ///
    /// @param before gets by each place the latest one before it that may be like it
    private void find(IntBuffer before) {
        int[] latest = new int[1 << HASH_BITS];
        Arrays.fill(latest, -1);
        for (int at = 0; at + LEAST <= size; ) {
            int longest = 0;
            int distance = 0;
            int tries = TRIES;
            for (int from = latest[hash(at)]; from >= 0 && tries > 0 && at - from <= FARTHEST;
                    from = before.get(from)) {
                int length = match(from, at);
                if (length > longest) {
                    longest = length;
                    distance = at - from;
                }
                tries--;
            }
            int step = longest < LEAST ? 1 : longest;
            copies.put(at, longest < LEAST ? 0 : longest << DISTANCE_BITS | distance);
            for (int end = at + step; at < end; at++) {
                if (at + LEAST <= size) {
                    before.put(at, latest[hash(at)]);
                    latest[hash(at)] = at;
                }
            }
        }
    }

    private int hash(int at) {
        return (pixels.get(at) * 0x9E37_79B1 + pixels.get(at + 1) * 0x85EB_CA6B + pixels.get(at + 2)) * 0x27D4_EB2F
                >>> Integer.SIZE - HASH_BITS;
    }

    private int match(int from, int at) {
        int most = Math.min(MOST, size - at);
        int length = 0;
        while (length < most && pixels.get(from + length) == pixels.get(at + length)) {
            length++;
        }
        return length;
    }

    /// Writes the codes and all pixels.
    void write(BitOutput out) {
        int[][] counts = {new int[LITERALS + LENGTHS], new int[LITERALS], new int[LITERALS], new int[LITERALS],
            new int[DISTANCES]};
        for (int at = 0; at < size; at += Math.max(1, length(at))) {
            if (length(at) > 0) {
                counts[0][LITERALS + prefix(length(at))]++;
                counts[4][prefix(distance(at))]++;
            } else {
                counts[0][pixels.get(at) >> 8 & 0xFF]++;
                counts[1][pixels.get(at) >> 16 & 0xFF]++;
                counts[2][pixels.get(at) & 0xFF]++;
                counts[3][pixels.get(at) >>> 24]++;
            }
        }
        PrefixCode[] codes = Arrays.stream(counts).map(PrefixCode::of).toArray(PrefixCode[]::new);
        for (PrefixCode code : codes) {
            code.writeTo(out);
        }
        for (int at = 0; at < size; at += Math.max(1, length(at))) {
            if (length(at) > 0) {
                codes[0].write(LITERALS + prefix(length(at)), out);
                writeRest(length(at), out);
                codes[4].write(prefix(distance(at)), out);
                writeRest(distance(at), out);
            } else {
                codes[0].write(pixels.get(at) >> 8 & 0xFF, out);
                codes[1].write(pixels.get(at) >> 16 & 0xFF, out);
                codes[2].write(pixels.get(at) & 0xFF, out);
                codes[3].write(pixels.get(at) >>> 24, out);
            }
        }
    }

    private int length(int at) {
        return copies.get(at) >>> DISTANCE_BITS;
    }

    /// What is said of a distance: the pixel above and the one to the left have names of their own.
    private int distance(int at) {
        int distance = copies.get(at) & (1 << DISTANCE_BITS) - 1;
        return distance == width ? 1 : distance == 1 ? 2 : distance + NEIGHBOURS;
    }

    /// The symbol for a number from 1 on, which may leave some of its lowest bits to be said.
    private static int prefix(int number) {
        if (number <= 4) {
            return number - 1;
        }
        int highest = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number - 1);
        return 2 * highest + (number - 1 >> highest - 1 & 1);
    }

    private static void writeRest(int number, BitOutput out) {
        if (number > 4) {
            out.write(number - 1, Integer.SIZE - 2 - Integer.numberOfLeadingZeros(number - 1));
        }
    }
}
