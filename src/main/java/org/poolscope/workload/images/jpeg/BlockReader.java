package org.poolscope.workload.images.jpeg;

import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.jpeg.JpegHeader.Coder;
import org.poolscope.workload.images.jpeg.JpegHeader.Scan;
import org.poolscope.workload.images.picture.PictureException;

/// Steps over the blocks of one component in one scan.
abstract class BlockReader {

    /// Begins a restart interval.
    void begin() {}

    /// Steps over the next block, which has this place among the component's.
    abstract void read(EntropyData data, int x, int y) throws PictureException;

    private static HuffmanDecoder required(@Nullable HuffmanDecoder table) throws PictureException {
        if (table == null) {
            throw JpegParser.damaged("a Huffman table is missing");
        }
        return table;
    }

    /// Whole blocks, one after the other [F.2.2].
    static BlockReader sequential(Coder coder) throws PictureException {
        HuffmanDecoder dc = required(coder.dc());
        HuffmanDecoder ac = required(coder.ac());
        return new BlockReader() {
            @Override
            void read(EntropyData data, int x, int y) throws PictureException {
                data.skip(dc, ac);
            }
        };
    }

    /// A part of the coefficients, or a further bit of them [G.1.2].
    static BlockReader progressive(Scan scan, Coder coder, Coefficients known) throws PictureException {
        if (scan.first() == 0) {
            return scan.again() ? nextBit() : lowest(required(coder.dc()));
        }
        HuffmanDecoder ac = required(coder.ac());
        return scan.again() ? new Again(scan, ac, known) : new First(scan, ac, known);
    }

    private static BlockReader nextBit() {
        return new BlockReader() {
            @Override
            void read(EntropyData data, int x, int y) throws PictureException {
                data.bits(1);
            }
        };
    }

    private static BlockReader lowest(HuffmanDecoder dc) {
        return new BlockReader() {
            @Override
            void read(EntropyData data, int x, int y) throws PictureException {
                data.bits(data.symbol(dc) & 0xF);
            }
        };
    }

    /// Higher frequencies for the first time [G.1.2.2].
    private static class First extends BlockReader {

        static final int SKIP = 15;

        final int first;
        final int last;
        final HuffmanDecoder ac;
        final Coefficients known;
        /// How many blocks to come have nothing more.
        int empty;

        First(Scan scan, HuffmanDecoder ac, Coefficients known) {
            this.first = scan.first();
            this.last = scan.last();
            this.ac = ac;
            this.known = known;
        }

        @Override
        void begin() {
            empty = 0;
        }

        @Override
        void read(EntropyData data, int x, int y) throws PictureException {
            if (empty > 0) {
                empty--;
                return;
            }
            long found = known.at(x, y);
            for (int k = first; k <= last; k++) {
                int symbol = data.symbol(ac);
                int zeros = symbol >> 4;
                int size = symbol & 0xF;
                if (size == 0 && zeros < SKIP) {
                    empty = (1 << zeros) - 1 + data.bits(zeros);
                    break;
                }
                k += zeros;
                data.bits(size);
                if (size > 0 && k <= last) {
                    found |= 1L << k;
                }
            }
            known.put(x, y, found);
        }
    }

    /// Higher frequencies, one bit more exactly [G.1.2.3]: what is known not to be zero has a bit each, and in between
    /// come those that no longer are.
    private static final class Again extends First {

        Again(Scan scan, HuffmanDecoder ac, Coefficients known) {
            super(scan, ac, known);
        }

        @Override
        void read(EntropyData data, int x, int y) throws PictureException {
            long found = known.at(x, y);
            int k = first;
            while (empty == 0 && k <= last) {
                int symbol = data.symbol(ac);
                int zeros = symbol >> 4;
                int size = symbol & 0xF;
                if (size == 0 && zeros < SKIP) {
                    empty = (1 << zeros) + data.bits(zeros);
                    break;
                }
                data.bits(size == 0 ? 0 : 1);
                k = pass(data, found, k, zeros);
                if (size > 0 && k <= last) {
                    found |= 1L << k;
                }
                k++;
            }
            if (empty > 0) {
                pass(data, known.at(x, y), k, last + 1);
                empty--;
            }
            known.put(x, y, found);
        }

        /// Reads the bits of those that are known, up to the zero that comes after so many others.
        ///
        /// @return its place, behind the last one if there is none
        private int pass(EntropyData data, long found, int from, int zeros) throws PictureException {
            int left = zeros;
            int k = from;
            for (; k <= last; k++) {
                if ((found & 1L << k) != 0) {
                    data.bits(1);
                } else if (left-- == 0) {
                    break;
                }
            }
            return k;
        }
    }
}
