package org.poolscope.workload.images.webp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// A prefix code for an alphabet (Huffman 1952), as a lossless WebP has it: canonical, of so many bits at most, written
/// from the root on [RFC 9649, 3.7].
final class PrefixCode {

    private static final int MOST_BITS = 15;
    private static final int MOST_BITS_OF_LENGTHS = 7;
    private static final int[] ORDER_OF_LENGTHS =
        {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;

    private final int[] lengths;
    private final int[] codes;
    private final boolean single;

    private PrefixCode(int[] lengths) {
        this.lengths = lengths;
        codes = codes(lengths);
        single = Arrays.stream(lengths).filter(length -> length > 0).count() < 2;
    }

    /// The best one for symbols that occur so often.
    static PrefixCode of(int[] counts) {
        return new PrefixCode(lengths(counts, MOST_BITS));
    }

    private record Node(long count, int first, int symbol, Node[] children) {}

    /// Counts are levelled until no code is too long.
    private static int[] lengths(int[] counts, int most) {
        for (int least = 1; ; least *= 2) {
            int[] lengths = new int[counts.length];
            var queue = new PriorityQueue<>(Comparator.comparingLong(Node::count).thenComparingInt(Node::first));
            for (int symbol = 0; symbol < counts.length; symbol++) {
                if (counts[symbol] > 0) {
                    queue.add(new Node(Math.max(least, counts[symbol]), symbol, symbol, new Node[0]));
                }
            }
            if (queue.isEmpty()) {
                queue.add(new Node(1, 0, 0, new Node[0]));
            }
            boolean one = queue.size() == 1;
            while (queue.size() > 1) {
                Node first = queue.remove();
                Node second = queue.remove();
                queue.add(new Node(first.count + second.count, Math.min(first.first, second.first), -1,
                        new Node[] {first, second}));
            }
            if (assign(queue.remove(), one ? 1 : 0, lengths) <= most) {
                return lengths;
            }
        }
    }

    private static int assign(Node node, int depth, int[] lengths) {
        if (node.symbol >= 0) {
            lengths[node.symbol] = depth;
            return depth;
        }
        return Math.max(assign(node.children[0], depth + 1, lengths), assign(node.children[1], depth + 1, lengths));
    }

    private static int[] codes(int[] lengths) {
        int[] codes = new int[lengths.length];
        int code = 0;
        for (int length = 1; length <= MOST_BITS; length++) {
            code <<= 1;
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = Integer.reverse(code++) >>> Integer.SIZE - length;
                }
            }
        }
        return codes;
    }

    /// Writes a symbol; a single one takes no bits.
    void write(int symbol, BitOutput out) {
        if (!single) {
            out.write(codes[symbol], lengths[symbol]);
        }
    }

    /// Writes the code itself.
    void writeTo(BitOutput out) {
        int[] used = IntStream.range(0, lengths.length).filter(symbol -> lengths[symbol] > 0).toArray();
        if (used.length <= 2 && used[used.length - 1] < 1 << Byte.SIZE) {
            out.write(1, 1);
            out.write(used.length - 1, 1);
            out.write(1, 1);
            for (int symbol : used) {
                out.write(symbol, Byte.SIZE);
            }
            return;
        }
        out.write(0, 1);
        int[] counts = new int[ORDER_OF_LENGTHS.length];
        tokens((token, _, _) -> counts[token]++);
        var code = new PrefixCode(lengths(counts, MOST_BITS_OF_LENGTHS));
        int last = ORDER_OF_LENGTHS.length - 1;
        while (last > 3 && code.lengths[ORDER_OF_LENGTHS[last]] == 0) {
            last--;
        }
        out.write(last - 3, 4);
        for (int i = 0; i <= last; i++) {
            out.write(code.lengths[ORDER_OF_LENGTHS[i]], 3);
        }
        out.write(0, 1);
        tokens((token, extra, bits) -> {
            code.write(token, out);
            out.write(extra, bits);
        });
    }

    /// Takes a token of the list of lengths, with a number behind it of so many bits.
    @FunctionalInterface
    private interface Sink {
        void take(int token, int extra, int bits);
    }

    /// Of what repeats only zeros are worth a token of their own.
    private void tokens(Sink sink) {
        for (int symbol = 0; symbol < lengths.length; ) {
            int zeros = 0;
            while (symbol + zeros < lengths.length && lengths[symbol + zeros] == 0 && zeros < 138) {
                zeros++;
            }
            if (zeros >= 11) {
                sink.take(MANY_ZEROS, zeros - 11, 7);
            } else if (zeros >= 3) {
                sink.take(ZEROS, zeros - 3, 3);
            } else {
                sink.take(lengths[symbol], 0, 0);
                zeros = 1;
            }
            symbol += zeros;
        }
    }
}
