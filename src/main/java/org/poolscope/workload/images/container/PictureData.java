package org.poolscope.workload.images.container;

import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.picture.Memory;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// Steps over all picture data of a JPEG file [ITU-T T.81, F and G], code by code and without making anything of them,
/// to find out whether they are whole: decoders fill up what is missing with grey, and take what a damaged code leads
/// to, so that their pictures tell nothing.
///
/// Sequential and progressive Huffman coding of samples of 8 bits; of any other nothing is said. Every photograph pays
/// for it, some 6 ms a megabyte, and a progressive one eight bytes a block. Those are outside of Java's heap, whose
/// size depends on how many workers there are, and a sixteenth of what the decoder takes then: a picture that they
/// would be too many for is not decoded either.
final class PictureData implements AutoCloseable {

    private static final Texts TEXTS = Texts.of(PictureData.class);
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    /// Of a block.
    private static final int COEFFICIENTS = 64;

    private final FileBytes file;
    private final @Nullable HuffmanCodes[] lowest = new HuffmanCodes[16];
    private final @Nullable HuffmanCodes[] others = new HuffmanCodes[16];
    /// How coarse the lowest frequency is by each table.
    private final int[] steps = new int[4];
    private @Nullable JpegFrame frame;
    /// Of each component and block, which coefficients are known not to be zero.
    private final List<MemorySegment> known = new ArrayList<>();
    private final Arena arena = Arena.ofConfined();
    /// Of each component, which coefficients all bits were read of, by their orders.
    private long[] done = {};
    private int restart;

    private PictureData(FileBytes file) {
        this.file = file;
    }

    /// Requires that the picture data of a file are whole, as far as that can be told.
    ///
    /// @param endless whether the file has no end marker of its own, so that all coefficients are asked for, and any
    ///                trouble means that it was cut
    /// @throws PictureException       if they are not
    /// @throws InterruptedIOException if this thread was interrupted
    static void require(FileBytes file, JpegFile jpeg, boolean endless)
            throws PictureException, InterruptedIOException {
        try (var data = new PictureData(file)) {
            if (data.look(jpeg) && endless && data.lacksCoefficients()) {
                throw new PictureException(Flaw.CUT_SHORT);
            }
        } catch (PictureException e) {
            throw endless ? new PictureException(Flaw.CUT_SHORT) : e;
        }
    }

    private boolean lacksCoefficients() {
        for (long orders : done) {
            if (orders != -1) {
                return true;
            }
        }
        return false;
    }

    /// Looks at all segments.
    ///
    /// @return false if nothing can be told
    private boolean look(JpegFile jpeg) throws PictureException, InterruptedIOException {
        for (JpegFile.Segment segment : jpeg.segments()) {
            try {
                if (!look(segment)) {
                    return false;
                }
            } catch (BufferUnderflowException _) {
                throw JpegFrame.contradiction();
            }
        }
        return true;
    }

    private boolean look(JpegFile.Segment segment) throws PictureException, InterruptedIOException {
        if (JpegFrame.isFrame(segment.marker())) {
            return frame(segment);
        }
        switch (segment.marker()) {
            case DHT -> huffman(segment.buffer(file));
            case DQT -> quantization(segment.buffer(file));
            case DRI -> restart = segment.buffer(file).getShort() & 0xFFFF;
            case JpegFile.SOS -> {
                return scan(segment);
            }
            default -> { }
        }
        return true;
    }

    private void huffman(ByteBuffer content) {
        byte[] counts = new byte[16];
        while (content.hasRemaining()) {
            int selector = content.get();
            content.get(counts);
            int total = 0;
            for (byte count : counts) {
                total += count & 0xFF;
            }
            byte[] symbols = new byte[total];
            content.get(symbols);
            boolean forLowest = selector >> 4 == 0;
            (forLowest ? lowest : others)[selector & 0xF] = HuffmanCodes.of(counts, symbols, forLowest);
        }
    }

    private void quantization(ByteBuffer content) {
        while (content.hasRemaining()) {
            int selector = content.get();
            boolean wide = selector >> 4 != 0;
            steps[selector & 3] = wide ? content.getShort() & 0xFFFF : content.get() & 0xFF;
            content.get(new byte[wide ? 126 : 63]);
        }
    }

    private boolean frame(JpegFile.Segment segment) throws PictureException {
        if (frame != null) {
            throw JpegFrame.contradiction();
        }
        JpegFrame read = JpegFrame.of(file, segment);
        if (!read.isHuffmanCoded() || read.precision() != 8 || read.width() == 0 || read.height() == 0) {
            return false;
        }
        // Each block takes a bit at least.
        if ((long) unitsAcross(read) * unitsDown(read) > (long) Byte.SIZE * file.length()) {
            throw new PictureException(Flaw.DAMAGED,
                    TEXTS.format("much-too-short", file.length(), read.width(), read.height()));
        }
        frame = read;
        done = new long[read.components().size()];
        return !read.progressive() || remember(read);
    }

    /// @return false if the picture takes more memory than one may
    private boolean remember(JpegFrame read) {
        long units = (long) unitsAcross(read) * unitsDown(read);
        long blocks = units * read.components().stream().mapToLong(one -> one.across() * one.down()).sum();
        if (blocks * COEFFICIENTS * Memory.COEFFICIENT > Memory.most()) {
            return false;
        }
        read.components().forEach(one ->
                known.add(arena.allocate(ValueLayout.JAVA_LONG, units * one.across() * one.down())));
        return true;
    }

    private static int unitsAcross(JpegFrame frame) {
        return Math.ceilDiv(frame.width(), 8 * frame.finestAcross());
    }

    private static int unitsDown(JpegFrame frame) {
        return Math.ceilDiv(frame.height(), 8 * frame.finestDown());
    }

    private boolean scan(JpegFile.Segment segment) throws PictureException, InterruptedIOException {
        JpegFrame of = frame;
        if (of == null) {
            throw JpegFrame.contradiction();
        }
        ByteBuffer content = segment.buffer(file);
        int count = content.get() & 0xFF;
        byte[] chosen = new byte[2 * count];
        content.get(chosen);
        int first = content.get();
        int last = content.get();
        int exactness = content.get();
        if (count < 1 || first < 0 || first > 63 || last < 0 || last > 63) {
            throw JpegFrame.contradiction();
        }
        var kind = new ScanCheck.Kind(of.progressive(), first, last, exactness >> 4 != 0,
                of.progressive() ? exactness & 0xF : 0);
        List<ScanCheck.Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int component = component(of, chosen[2 * i] & 0xFF);
            if (component < 0) {
                return false;
            }
            parts.add(part(of, kind, component, chosen[2 * i + 1]));
            note(kind, component);
        }
        new ScanCheck(file, segment, kind, parts, new int[] {unitsAcross(of), unitsDown(of)}, restart).run();
        return true;
    }

    private static int component(JpegFrame frame, int id) {
        for (int i = 0; i < frame.components().size(); i++) {
            if (frame.components().get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    private ScanCheck.Part part(JpegFrame of, ScanCheck.Kind kind, int place, int chosen) throws PictureException {
        JpegFrame.Component component = of.components().get(place);
        HuffmanCodes low = lowest[chosen >> 4 & 0xF];
        HuffmanCodes high = others[chosen & 0xF];
        boolean whole = !kind.progressive();
        boolean wantsLow = whole || kind.first() == 0 && !kind.again();
        boolean wantsHigh = whole || kind.first() > 0;
        if (wantsLow && low == null || wantsHigh && high == null) {
            throw new PictureException(Flaw.DAMAGED, TEXTS.get("no-table"));
        }
        var extent = new ScanCheck.Extent(
                Math.ceilDiv(Math.ceilDiv(of.width() * component.across(), of.finestAcross()), 8),
                Math.ceilDiv(Math.ceilDiv(of.height() * component.down(), of.finestDown()), 8),
                unitsAcross(of) * component.across());
        return new ScanCheck.Part(component, extent, low, high, steps[component.table()],
                kind.progressive() ? known.get(place) : MemorySegment.NULL);
    }

    private void note(ScanCheck.Kind kind, int component) {
        if (!kind.progressive()) {
            done[component] = -1;
        } else if (kind.shift() == 0 && kind.first() <= kind.last()) {
            done[component] |= -1L >>> 63 - (kind.last() - kind.first()) << kind.first();
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
