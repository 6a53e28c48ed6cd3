package org.poolscope.workload.images.jpeg;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/// The codes of one Huffman table [C.2].
final class HuffmanEncoder {

    /// What ends a block whose remaining coefficients are all zero.
    static final int END_OF_BLOCK = 0x00;
    /// What stands for sixteen zeros.
    static final int SIXTEEN_ZEROS = 0xF0;

    private final int[] codes = new int[256];
    private final int[] lengths = new int[256];

    HuffmanEncoder(JPEGHuffmanTable table) {
        short[] counts = table.getLengths();
        short[] symbols = table.getValues();
        int code = 0;
        int position = 0;
        for (int length = 1; length <= counts.length; length++) {
            for (int i = 0; i < counts[length - 1]; i++) {
                codes[symbols[position]] = code++;
                lengths[symbols[position++]] = length;
            }
            code <<= 1;
        }
    }

    /// Writes a symbol alone.
    void write(int symbol, BitOutput out) {
        out.bits(codes[symbol], lengths[symbol]);
    }

    /// Writes how many zeros come before a value, and the value [F.1.2].
    ///
    /// @param zeros at most 15; none for a block's first coefficient
    void write(int zeros, int value, BitOutput out) {
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        int raw = value < 0 ? value + (1 << size) - 1 : value;
        int symbol = zeros << 4 | size;
        out.bits(codes[symbol] << size | raw, lengths[symbol] + size);
    }
}
