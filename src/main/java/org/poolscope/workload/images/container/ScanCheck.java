package org.poolscope.workload.images.container;

import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.picture.PictureException;

/// Steps over one scan of a JPEG file, block by block [ITU-T T.81, F.2 and G.2].
final class ScanCheck {

    /// Of samples of 8 bits the lowest frequency is no more than 1024 up or down; encoders round it.
    private static final int MOST_LOWEST = 1_400;

    /// What a scan is of.
    ///
    /// @param first the first of the coefficients in it, 0 to 63; the lowest frequency is 0
    /// @param last  the last of them
    /// @param again whether an earlier scan had them already, less exactly
    /// @param shift how many bits of the values are left to later scans
    record Kind(boolean progressive, int first, int last, boolean again, int shift) {}

    /// How many blocks there are of a component.
    ///
    /// @param wide blocks in a row that are picture
    /// @param high blocks in a column that are picture
    /// @param line blocks in a row with those that only fill the last unit
    record Extent(int wide, int high, int line) {}

    /// A component's part in the scan.
    static final class Part {

        private final JpegFrame.Component component;
        private final Extent extent;
        private final @Nullable HuffmanCodes lowest;
        private final @Nullable HuffmanCodes others;
        /// How far up or down the lowest frequency may be, as it is quantized.
        private final int most;
        /// Of each block which coefficients are known not to be zero; empty where no scan asks for it.
        private final MemorySegment known;
        /// What the lowest frequency was in the block before.
        private int level;

        /// @param step how coarse the lowest frequency is
        Part(JpegFrame.Component component, Extent extent, @Nullable HuffmanCodes lowest,
                @Nullable HuffmanCodes others, int step, MemorySegment known) {
            this.component = component;
            this.extent = extent;
            this.lowest = lowest;
            this.others = others;
            this.most = MOST_LOWEST / Math.max(1, step);
            this.known = known;
        }
    }

    private final ScanBits bits;
    private final ProgressiveBlocks blocks;
    private final Kind kind;
    private final Part[] parts;
    private final boolean alone;
    private final int across;
    private final int down;
    private final int every;
    /// Units before the next restart marker.
    private int left;

    /// @param parts   at least one
    /// @param units   how many units there are in a row and in a column; a component on its own comes block by block,
    ///                and only those that are picture [A.2.2]
    /// @param restart units between restart markers; 0 if there are none
    ScanCheck(FileBytes file, JpegFile.Segment scan, Kind kind, List<Part> parts, int[] units, int restart) {
        this.kind = kind;
        this.parts = parts.toArray(Part[]::new);
        alone = parts.size() == 1;
        across = alone ? this.parts[0].extent.wide : units[0];
        down = alone ? this.parts[0].extent.high : units[1];
        every = restart == 0 ? across * down : restart;
        bits = new ScanBits(file, scan.to(), scan.dataTo(), Math.ceilDiv(across * down, every));
        blocks = new ProgressiveBlocks(bits, kind.first, kind.last);
    }

    /// Looks at all of it.
    ///
    /// @throws PictureException if its data end early, go on for too long, or mean nothing
    void run() throws PictureException, InterruptedIOException {
        for (int row = 0; row < down; row++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while reading");
            }
            row(row);
        }
        bits.requireEnd();
    }

    /// A method that is called often: a loop that goes on for long would be compiled twice, once in its middle.
    private void row(int row) throws PictureException {
        for (int column = 0; column < across; column++) {
            if (left == 0) {
                begin();
                left = every;
            }
            left--;
            unit(row, column);
        }
    }

    /// Begins a restart interval.
    private void begin() throws PictureException {
        bits.next();
        blocks.begin();
        for (Part part : parts) {
            part.level = 0;
        }
    }

    /// Steps over the smallest part that holds whole blocks of every component [A.2.4].
    private void unit(int row, int column) throws PictureException {
        for (Part part : parts) {
            int wide = alone ? 1 : part.component.across();
            int high = alone ? 1 : part.component.down();
            for (int y = 0; y < high; y++) {
                bits.fill();
                int place = (row * high + y) * part.extent.line + column * wide;
                for (int x = 0; x < wide; x++) {
                    if (!(kind.progressive ? progressive(part, place + x) : isRight(part, whole(part)))) {
                        throw bits.trouble();
                    }
                }
            }
            if (bits.isOver()) {
                throw bits.trouble();
            }
        }
    }

    private int whole(Part part) {
        return bits.block(part.lowest, part.others);
    }

    private boolean progressive(Part part, int place) {
        if (kind.first == 0) {
            return kind.again ? bits.take(1) >= 0 : isRight(part, bits.difference(part.lowest));
        }
        return kind.again ? blocks.refine(part.others, part.known, place) : blocks.find(part.others, part.known, place);
    }

    /// Whether the lowest frequency stays within its bounds: after a damaged code it is mostly out of them sooner or
    /// later.
    private boolean isRight(Part part, int difference) {
        part.level += difference;
        return difference != ScanBits.NONE && Math.abs(part.level << kind.shift) <= part.most;
    }
}
