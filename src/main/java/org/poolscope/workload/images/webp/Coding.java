package org.poolscope.workload.images.webp;

import java.util.Arrays;

/// Pixels coded as literals and as copies of what was before [RFC 9649, 3.6]. Not thread-safe.
final class Coding {

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    /// Shorter copies take more than they save.
    private static final int LEAST = 4;
    private static final int MOST = 4096;
    /// How far back a distance can say, without those that say neighbours.
    private static final int FARTHEST = (1 << 20) - 120;
    private static final int NEIGHBOURS = 120;
    private static final int TRIES = 24;
    private static final int HASH_BITS = 16;

    private final int[] pixels;
    private final int width;
    /// By the pixel that it begins at: how long a copy is, and from how far back; 0 of those that are none.
    private final int[] lengths;
    private final int[] distances;

    Coding(int[] pixels, int width) {
        this.pixels = pixels;
        this.width = width;
        lengths = new int[pixels.length];
        distances = new int[pixels.length];
        find();
    }

    /// Looks for the longest copy at each place, and takes it.
    private void find() {
        int[] latest = new int[1 << HASH_BITS];
        int[] before = new int[pixels.length];
        Arrays.fill(latest, -1);
        for (int at = 0; at + LEAST <= pixels.length; ) {
            int longest = 0;
            int tries = TRIES;
            for (int from = latest[hash(at)]; from >= 0 && tries > 0 && at - from <= FARTHEST; from = before[from]) {
                int length = match(from, at);
                if (length > longest) {
                    longest = length;
                    distances[at] = at - from;
                }
                tries--;
            }
            int step = longest < LEAST ? 1 : longest;
            lengths[at] = longest < LEAST ? 0 : longest;
            for (int end = at + step; at < end; at++) {
                if (at + LEAST <= pixels.length) {
                    before[at] = latest[hash(at)];
                    latest[hash(at)] = at;
                }
            }
        }
    }

    private int hash(int at) {
        return (pixels[at] * 0x9E37_79B1 + pixels[at + 1] * 0x85EB_CA6B + pixels[at + 2]) * 0x27D4_EB2F
                >>> Integer.SIZE - HASH_BITS;
    }

    private int match(int from, int at) {
        int most = Math.min(MOST, pixels.length - at);
        int length = 0;
        while (length < most && pixels[from + length] == pixels[at + length]) {
            length++;
        }
        return length;
    }

    /// Writes the codes and all pixels.
    void write(BitOutput out) {
        int[][] counts = {new int[LITERALS + LENGTHS], new int[LITERALS], new int[LITERALS], new int[LITERALS],
            new int[DISTANCES]};
        for (int at = 0; at < pixels.length; at += Math.max(1, lengths[at])) {
            if (lengths[at] > 0) {
                counts[0][LITERALS + prefix(lengths[at])]++;
                counts[4][prefix(distance(at))]++;
            } else {
                counts[0][pixels[at] >> 8 & 0xFF]++;
                counts[1][pixels[at] >> 16 & 0xFF]++;
                counts[2][pixels[at] & 0xFF]++;
                counts[3][pixels[at] >>> 24]++;
            }
        }
        PrefixCode[] codes = Arrays.stream(counts).map(PrefixCode::of).toArray(PrefixCode[]::new);
        for (PrefixCode code : codes) {
            code.writeTo(out);
        }
        for (int at = 0; at < pixels.length; at += Math.max(1, lengths[at])) {
            if (lengths[at] > 0) {
                codes[0].write(LITERALS + prefix(lengths[at]), out);
                writeRest(lengths[at], out);
                codes[4].write(prefix(distance(at)), out);
                writeRest(distance(at), out);
            } else {
                codes[0].write(pixels[at] >> 8 & 0xFF, out);
                codes[1].write(pixels[at] >> 16 & 0xFF, out);
                codes[2].write(pixels[at] & 0xFF, out);
                codes[3].write(pixels[at] >>> 24, out);
            }
        }
    }

    /// What is said of a distance: the pixel above and the one to the left have names of their own.
    private int distance(int at) {
        return distances[at] == width ? 1 : distances[at] == 1 ? 2 : distances[at] + NEIGHBOURS;
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
