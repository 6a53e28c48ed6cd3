package org.poolscope.workload.images.jpeg;

import org.poolscope.workload.images.picture.PictureException;

/// Reads the coefficients of one Huffman table [F.2.2], in most cases code and value with a single look-up.
///
/// What a look-up gives, an *entry*, is one int: the value in the upper 16 bits, the number of zeros before it in the
/// next 8, and how many bits both took in the lowest 8.
///
/// ```
///  31            16 15       8 7        0
///  │     value     │  zeros   │   bits  │
/// ```
final class HuffmanDecoder {

    /// The number of zeros that ends a block.
    private static final int ALL_ZERO = 64;
    private static final int SIXTEEN_ZEROS = 0xF0;
    private static final int LOOK_UP_BITS = 11;

    private final int[] entries = new int[1 << LOOK_UP_BITS];
    /// Of every code length, the first code that is too big for it, aligned to 16 bits [F.2.2.3].
    private final int[] limits = new int[17];
    /// Of every code length, what to add to a code to find its symbol.
    private final int[] offsets = new int[17];
    private final byte[] symbols;
    private final boolean forDc;

    /// @param counts  how many codes there are of 1, 2, … 16 bits
    /// @param symbols what they mean, shortest first
    /// @param forDc   whether the symbols are sizes alone, as for a block's first coefficient
    HuffmanDecoder(int[] counts, byte[] symbols, boolean forDc) throws PictureException {
        this.symbols = symbols;
        this.forDc = forDc;
        int code = 0;
        int position = 0;
        for (int length = 1; length <= 16; length++) {
            offsets[length] = position - code;
            code += counts[length - 1];
            position += counts[length - 1];
            if (code > 1 << length) {
                throw JpegParser.damaged("a Huffman table has too many codes");
            }
            limits[length] = code << 16 - length;
            code <<= 1;
        }
        for (int bits = 0; bits < entries.length; bits++) {
            long upcoming = (long) bits << 64 - LOOK_UP_BITS;
            int start = search(upcoming);
            int entry = start == 0 ? 0 : valued(start, upcoming);
            entries[bits] = bits(entry) <= LOOK_UP_BITS ? entry : length(start) <= LOOK_UP_BITS ? start : 0;
        }
    }

    /// The entry that upcoming bits make, or 0 if they are no code.
    ///
    /// @param bits the upcoming bits, the first one topmost, at least 32 of them
    int entry(long bits) {
        int entry = entries[(int) (bits >>> 64 - LOOK_UP_BITS)];
        return bits(entry) != 0 ? entry : entry(bits, entry);
    }

    private int entry(long bits, int known) {
        int code = known != 0 ? known : search(bits);
        return code == 0 ? 0 : valued(code, bits);
    }

    /// How many bits an entry takes; 0 if they are no code.
    static int bits(int entry) {
        return entry & 0xFF;
    }

    /// How many zeros come before an entry's value.
    static int zeros(int entry) {
        return entry >> 8 & 0xFF;
    }

    static int value(int entry) {
        return entry >> 16;
    }

    /// Finds the code that upcoming bits begin with: its symbol in bits 16 to 23, its length in bits 8 to 15, and 0
    /// below, so that it is not taken for an entry. 0 if they are no code.
    private int search(long bits) {
        int next16 = (int) (bits >>> 48);
        int length = 1;
        while (length <= 16 && next16 >= limits[length]) {
            length++;
        }
        return length > 16 ? 0 : (symbols[(next16 >> 16 - length) + offsets[length]] & 0xFF) << 16 | length << 8;
    }

    /// The symbol that upcoming bits begin with in the upper 16 bits, the length of its code in the lowest 8; a length
    /// of 0 if they are no code.
    int symbol(long bits) {
        int code = search(bits);
        return code & 0xFFFF0000 | length(code);
    }

    private static int length(int code) {
        return code >> 8 & 0xFF;
    }

    /// Makes an entry of a code and the value that comes after it.
    private int valued(int code, long bits) {
        int symbol = code >> 16;
        int length = length(code);
        int size = symbol & 0xF;
        if (size == 0) {
            boolean rest = !forDc && symbol != SIXTEEN_ZEROS;
            return (rest ? ALL_ZERO : symbol >> 4) << 8 | length;
        }
        int raw = (int) (bits << length >>> 64 - size);
        int value = raw >> size - 1 == 0 ? raw - (1 << size) + 1 : raw;
        return value << 16 | (forDc ? 0 : symbol >> 4) << 8 | length + size;
    }
}
