package org.poolscope.workload.images.container;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// Steps over all picture data of a JPEG file [ITU-T T.81, F and G], code by code and without making anything of them,
/// to find out whether they are whole: decoders fill up what is missing with grey, and take what a damaged code leads
/// to, so that their pictures tell nothing. All of it is done with a file that has no end; another one is looked at so
/// by whoever decodes it.
///
/// Sequential and progressive Huffman coding; of any other, and of a file whose tables are not to be found, nothing is
/// said. A file takes the time of reading it bit by bit, some 10 ms a megabyte, and memory for a copy of a scan, and
/// eight bytes a block where one scan makes another more exact.
final class PictureData {

    private static final Texts TEXTS = Texts.of(PictureData.class);
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int PROGRESSIVE = 0xC2;
    /// Of samples of 8 bits the lowest frequency is no more than 1024 up or down; encoders round it.
    private static final int MOST_LOWEST = 1_400;

    /// What was found.
    enum State { WHOLE, DAMAGED, TOO_SHORT, MUCH_TOO_SHORT, UNKNOWN }

    /// A colour component.
    ///
    /// @param across blocks of it in a row of a unit
    /// @param wide   blocks of it in a row that are picture
    /// @param line   blocks of it in a row with those that only fill the last unit
    /// @param table  that its frequencies are quantized by
    /// @param level  what the lowest frequency was in the block before
    /// @param done   which coefficients all bits were read of, by their orders
    /// @param known  of each block which coefficients are known not to be zero, where a scan asks for it
    private record Component(int id, int across, int down, int wide, int high, int line, int table, int[] level,
                             long[] done, long[] known) {}

    /// A component's part in a scan.
    private record Part(Component component, @Nullable HuffmanCodes lowest, @Nullable HuffmanCodes others) {}

    private final byte[] file;
    private final Map<Integer, HuffmanCodes> tables = new HashMap<>();
    private final List<Component> components = new ArrayList<>();
    /// How coarse the lowest frequency is by each table.
    private final int[] steps = new int[4];
    private boolean progressive;
    private int most;
    private int width;
    private int height;
    private int unitsAcross;
    private int unitsDown;
    private int restart;
    /// How many bits of the values are left to later scans.
    private int shift;
    /// How many blocks more have no coefficients of their own in this scan.
    private int without;

    private PictureData(byte[] file) {
        this.file = file;
    }

    /// Looks at a file.
    static State of(byte[] file, JpegFile jpeg) {
        return new PictureData(file).state(jpeg.segments());
    }

    /// @param endless whether the file has no end marker of its own: then all data are looked at, otherwise only
    ///                whether they can be enough
    /// @throws PictureException if they are not whole, as far as that can be told
    static void require(byte[] file, JpegFile jpeg, boolean endless) throws PictureException {
        var data = new PictureData(file);
        State state = data.state(endless ? jpeg.segments() : jpeg.head().stream()
                .filter(segment -> segment.marker() >= 0xC0 && segment.marker() <= PROGRESSIVE).toList());
        if (state == State.MUCH_TOO_SHORT) {
            throw new PictureException(Flaw.DAMAGED,
                    TEXTS.format("much-too-short", file.length, data.width, data.height));
        }
        boolean missing = endless && data.components.stream().anyMatch(one -> one.done[0] != -1);
        if (state == State.TOO_SHORT || state == State.DAMAGED || state == State.WHOLE && missing) {
            throw new PictureException(Flaw.CUT_SHORT);
        }
    }

    private State state(List<JpegFile.Segment> segments) {
        try {
            for (JpegFile.Segment segment : segments) {
                State state = segment(segment);
                if (state != State.WHOLE) {
                    return state;
                }
            }
            return State.WHOLE;
        } catch (IndexOutOfBoundsException _) {
            return State.UNKNOWN;
        }
    }

    private State segment(JpegFile.Segment segment) {
        int at = segment.from() + 4;
        switch (segment.marker()) {
            case 0xC0, 0xC1, PROGRESSIVE -> {
                return frame(segment.marker(), at);
            }
            case 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF -> {
                return State.UNKNOWN;
            }
            case DHT -> huffman(at, segment.to());
            case DQT -> quantization(at, segment.to());
            case DRI -> restart = number(at);
            case JpegFile.SOS -> {
                return scan(at, segment.to(), segment.dataTo());
            }
            default -> { }
        }
        return State.WHOLE;
    }

    private int number(int at) {
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }

    private void huffman(int from, int to) {
        for (int at = from; at + 17 <= to; ) {
            int total = 0;
            for (int i = 1; i <= 16; i++) {
                total += file[at + i] & 0xFF;
            }
            HuffmanCodes codes = HuffmanCodes.of(file, at + 1, total, file[at] >> 4 == 0);
            if (codes == null) {
                tables.remove((int) file[at]);
            } else {
                tables.put((int) file[at], codes);
            }
            at += 17 + total;
        }
    }

    private void quantization(int from, int to) {
        for (int at = from; at + 65 <= to; ) {
            boolean wide = file[at] >> 4 != 0;
            steps[file[at] & 3] = wide ? number(at + 1) : file[at + 1] & 0xFF;
            at += wide ? 129 : 65;
        }
    }

    private State frame(int marker, int at) {
        height = number(at + 1);
        width = number(at + 3);
        int count = file[at + 5];
        progressive = marker == PROGRESSIVE;
        most = MOST_LOWEST << Math.max(0, file[at] - 8);
        int across = 1;
        int down = 1;
        for (int i = 0; i < count; i++) {
            int sampling = file[at + 7 + 3 * i];
            across = Math.max(across, count == 1 ? 1 : sampling >> 4);
            down = Math.max(down, count == 1 ? 1 : sampling & 0xF);
        }
        unitsAcross = Math.ceilDiv(width, 8 * across);
        unitsDown = Math.ceilDiv(height, 8 * down);
        if (!components.isEmpty() || width == 0 || height == 0 || count < 1) {
            return State.UNKNOWN;
        }
        // Each block takes a bit at least.
        if ((long) unitsAcross * unitsDown > 8L * file.length) {
            return State.MUCH_TOO_SHORT;
        }
        for (int i = 0; i < count; i++) {
            int sampling = count == 1 ? 0x11 : file[at + 7 + 3 * i];
            int h = sampling >> 4;
            int v = sampling & 0xF;
            if (h < 1 || v < 1) {
                return State.UNKNOWN;
            }
            int blocks = unitsAcross * h * unitsDown * v;
            components.add(new Component(file[at + 6 + 3 * i], h, v,
                    Math.ceilDiv(Math.ceilDiv(width * h, across), 8), Math.ceilDiv(Math.ceilDiv(height * v, down), 8),
                    unitsAcross * h, file[at + 8 + 3 * i] & 3, new int[1], new long[1],
                    new long[progressive ? blocks : 0]));
        }
        return State.WHOLE;
    }

    private State scan(int at, int from, int to) {
        List<Part> parts = new ArrayList<>();
        int count = file[at];
        int first = file[at + 1 + 2 * count];
        int last = file[at + 2 + 2 * count];
        boolean again = file[at + 3 + 2 * count] >> 4 != 0;
        shift = progressive ? file[at + 3 + 2 * count] & 0xF : 0;
        for (int i = 0; i < count; i++) {
            int id = file[at + 1 + 2 * i];
            int chosen = file[at + 2 + 2 * i];
            HuffmanCodes lowest = tables.get(chosen >> 4 & 0xF);
            HuffmanCodes others = tables.get(0x10 | chosen & 0xF);
            boolean wanting = progressive ? first == 0 ? lowest == null && !again : others == null
                    : lowest == null || others == null;
            Component component = components.stream().filter(one -> one.id == id).findFirst().orElse(null);
            if (component == null || wanting || first < 0 || last > 63) {
                return State.UNKNOWN;
            }
            parts.add(new Part(component, lowest, others));
        }
        if (parts.isEmpty()) {
            return State.UNKNOWN;
        }
        if (shift == 0 && first <= last) {
            long read = -1L >>> 63 - (progressive ? last - first : 63) << (progressive ? first : 0);
            parts.forEach(part -> part.component.done[0] |= read);
        }
        return units(parts, from, to, first, last, again);
    }

    /// A component on its own comes block by block, and only those that are picture [A.2.2].
    private State units(List<Part> parts, int from, int to, int first, int last, boolean again) {
        Component only = parts.size() == 1 ? parts.getFirst().component : null;
        int across = only == null ? unitsAcross : only.wide;
        int down = only == null ? unitsDown : only.high;
        int every = restart == 0 ? across * down : restart;
        var bits = new ScanBits(file, from, to, Math.ceilDiv(across * down, every));
        int left = 0;
        for (int unit = 0; unit < across * down; unit++) {
            if (left == 0) {
                if (!bits.next()) {
                    return bits.isOver() ? State.TOO_SHORT : State.DAMAGED;
                }
                without = 0;
                parts.forEach(part -> part.component.level[0] = 0);
                left = every;
            }
            left--;
            boolean right = only != null
                    ? block(bits, parts.getFirst(), unit / across * only.line + unit % across, first, last, again)
                    : unit(bits, parts, unit / across, unit % across, first, last, again);
            if (!right || bits.isOver()) {
                return bits.isOver() ? State.TOO_SHORT : State.DAMAGED;
            }
        }
        return bits.isUsedUp() ? State.WHOLE : State.DAMAGED;
    }

    private boolean unit(ScanBits bits, List<Part> parts, int row, int column, int first, int last, boolean again) {
        for (Part part : parts) {
            Component component = part.component;
            for (int y = 0; y < component.down; y++) {
                for (int x = 0; x < component.across; x++) {
                    int place = (row * component.down + y) * component.line + column * component.across + x;
                    if (!block(bits, part, place, first, last, again)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean block(ScanBits bits, Part part, int place, int first, int last, boolean again) {
        if (!progressive) {
            return lowest(bits, part) && bits.higher(part.others);
        }
        if (first == 0) {
            return again ? bits.take(1) >= 0 : lowest(bits, part);
        }
        long known = part.component.known[place];
        long now = again ? refined(bits, part.others, known, first, last) : found(bits, part.others, first, last);
        part.component.known[place] = known | now;
        return now >= 0;
    }

    /// Reads the lowest frequency: after a damaged code it is mostly out of bounds sooner or later.
    private boolean lowest(ScanBits bits, Part part) {
        int difference = bits.difference(part.lowest);
        Component component = part.component;
        component.level[0] += difference;
        return difference != ScanBits.NONE
                && Math.abs((component.level[0] << shift) * (long) steps[component.table]) <= most;
    }

    /// Which coefficients a first scan of them gives, that of order k as bit k − 1; −1 if a code means nothing.
    private long found(ScanBits bits, HuffmanCodes codes, int first, int last) {
        if (without > 0) {
            without--;
            return 0;
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
                return -1;
            }
            if (HuffmanCodes.size(entry) > 0) {
                found |= 1L << k - 1;
            }
        }
        return found;
    }

    /// Whether a code ends the block, and so many after it as the bits say that follow [G.1.2.2].
    private static boolean isEnd(int entry) {
        return entry != 0 && HuffmanCodes.size(entry) == 0 && HuffmanCodes.run(entry) < 15;
    }

    /// Which coefficients are new in a scan that makes others more exact: each of these takes a bit [G.1.2.3].
    private long refined(ScanBits bits, HuffmanCodes codes, long known, int first, int last) {
        long found = 0;
        int k = first;
        while (without == 0 && k <= last) {
            int entry = bits.code(codes);
            if (entry == 0) {
                return -1;
            }
            if (isEnd(entry)) {
                without = (1 << HuffmanCodes.run(entry)) + bits.take(HuffmanCodes.run(entry));
                break;
            }
            for (int zeros = HuffmanCodes.run(entry); k <= last; k++) {
                if ((known >> k - 1 & 1) != 0) {
                    bits.take(1);
                } else if (zeros-- == 0) {
                    break;
                }
            }
            if (HuffmanCodes.size(entry) > 0 && k <= last) {
                found |= 1L << k - 1;
            }
            k++;
        }
        if (without > 0) {
            without--;
            bits.skip(k > last ? 0 : Long.bitCount(known >>> k - 1 << 64 - (last - k + 1)));
        }
        return found;
    }
}
