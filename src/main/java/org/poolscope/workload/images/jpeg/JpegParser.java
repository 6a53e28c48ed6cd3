package org.poolscope.workload.images.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.jpeg.JpegHeader.Coder;
import org.poolscope.workload.images.jpeg.JpegHeader.Component;
import org.poolscope.workload.images.jpeg.JpegHeader.Scan;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// Walks a JPEG file's segments [B.1] from its first marker to its last, so that a file that was cut short is found out
/// before anything is decoded.
public final class JpegParser {

    private final byte[] file;
    private int at = 2;
    private final @Nullable HuffmanDecoder[] dc = new HuffmanDecoder[4];
    private final @Nullable HuffmanDecoder[] ac = new HuffmanDecoder[4];
    private final ByteArrayOutputStream icc = new ByteArrayOutputStream();
    private @Nullable Frame frame;
    private final List<Scan> scans = new ArrayList<>();
    private int restart;

    private record Frame(int process, int precision, int width, int height, List<Component> components) {}

    private JpegParser(byte[] file) {
        this.file = file;
    }

    /// Whether a file begins as a JPEG does, whatever comes after.
    public static boolean isJpeg(byte[] file) {
        return file.length >= 3 && file[0] == -1 && (file[1] & 0xFF) == Marker.SOI && file[2] == -1;
    }

    /// Reads the segments of a file that [#isJpeg].
    ///
    /// @throws PictureException if it ends too early or contradicts itself
    public static JpegHeader parse(byte[] file) throws PictureException {
        var parser = new JpegParser(file);
        parser.walk();
        return parser.header();
    }

    private JpegHeader header() throws PictureException {
        if (frame == null || scans.isEmpty()) {
            throw damaged("there is no picture in it");
        }
        return new JpegHeader(frame.process, frame.precision, frame.width, frame.height, frame.components,
                List.copyOf(scans), icc.toByteArray());
    }

    private void walk() throws PictureException {
        for (int marker = nextMarker(); marker != Marker.EOI; marker = nextMarker()) {
            if (!Marker.isBare(marker)) {
                int from = at;
                ByteBuffer content = content();
                try {
                    segment(marker, content, from);
                } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
                    throw damaged("segment " + Integer.toHexString(marker) + " contradicts itself");
                }
            }
        }
    }

    /// Steps over the next marker, and over stray bytes before it, which some cameras leave.
    private int nextMarker() throws PictureException {
        while (at + 1 < file.length) {
            int code = file[at + 1] & 0xFF;
            if (file[at] == -1 && code != 0xFF && code != 0) {
                at += 2;
                return code;
            }
            at++;
        }
        throw new PictureException(Flaw.CUT_SHORT);
    }

    /// Steps over a segment's content and gives it without its length.
    private ByteBuffer content() throws PictureException {
        int length = at + 1 < file.length ? (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF : Integer.MAX_VALUE / 2;
        if (at + length > file.length) {
            throw new PictureException(Flaw.CUT_SHORT);
        }
        if (length < 2) {
            throw damaged("a segment has no length");
        }
        ByteBuffer content = ByteBuffer.wrap(file, at + 2, length - 2).slice();
        at += length;
        return content;
    }

    private void segment(int marker, ByteBuffer content, int from) throws PictureException {
        switch (marker) {
            case Marker.DHT -> huffman(content);
            case Marker.DRI -> restart = content.getShort() & 0xFFFF;
            case Marker.SOS -> scan(content);
            case Marker.APP2 -> {
                if (startsWith(content, "ICC_PROFILE\0")) {
                    icc.write(file, from - 2, at - from + 2);
                }
            }
            default -> {
                if (Marker.isFrame(marker)) {
                    frame(marker, content);
                }
            }
        }
    }

    private void huffman(ByteBuffer content) throws PictureException {
        while (content.hasRemaining()) {
            int selector = content.get() & 0xFF;
            int[] counts = new int[16];
            int total = 0;
            for (int i = 0; i < 16; i++) {
                counts[i] = content.get() & 0xFF;
                total += counts[i];
            }
            byte[] symbols = new byte[total];
            content.get(symbols);
            boolean forDc = selector >> 4 == 0;
            (forDc ? dc : ac)[selector & 0xF] = new HuffmanDecoder(counts, symbols, forDc);
        }
    }

    private void frame(int marker, ByteBuffer content) throws PictureException {
        if (frame != null) {
            throw damaged("there are two pictures in one");
        }
        int precision = content.get();
        int height = content.getShort() & 0xFFFF;
        int width = content.getShort() & 0xFFFF;
        int count = content.get();
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = content.get() & 0xFF;
            int sampling = content.get() & 0xFF;
            content.get();
            if (sampling >> 4 == 0 || (sampling & 0xF) == 0) {
                throw damaged("a colour component has no samples");
            }
            components.add(new Component(id, sampling >> 4, sampling & 0xF));
        }
        if (count == 1) {
            // A component on its own comes block by block, whatever its sampling [A.2.2].
            components.set(0, new Component(components.getFirst().id(), 1, 1));
        }
        frame = new Frame(marker, precision, width, height, components);
    }

    private void scan(ByteBuffer content) throws PictureException {
        int from = at;
        skipPictureData();
        if (frame == null) {
            throw damaged("picture data comes before its size");
        }
        List<Coder> coders = new ArrayList<>();
        for (int left = content.get(); left > 0; left--) {
            int id = content.get() & 0xFF;
            int tables = content.get();
            coders.add(new Coder(component(id), dc[tables >> 4 & 3], ac[tables & 3]));
        }
        int first = content.get() & 0xFF;
        int last = content.get() & 0xFF;
        boolean again = (content.get() & 0xF0) != 0;
        if (coders.isEmpty() || first > 63 || last > 63) {
            throw damaged("a part of its picture data is of nothing");
        }
        scans.add(new Scan(coders, first, last, again, restart, from, at));
    }

    private int component(int id) {
        for (int i = 0; frame != null && i < frame.components.size(); i++) {
            if (frame.components.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    private void skipPictureData() throws PictureException {
        for (; at + 1 < file.length; at++) {
            if (file[at] == -1 && Marker.endsData(file[at + 1] & 0xFF)) {
                return;
            }
        }
        throw new PictureException(Flaw.CUT_SHORT);
    }

    private static boolean startsWith(ByteBuffer content, String identifier) {
        byte[] expected = identifier.getBytes(StandardCharsets.US_ASCII);
        return content.remaining() >= expected.length
                && content.slice(0, expected.length).equals(ByteBuffer.wrap(expected));
    }

    static PictureException damaged(String how) {
        return new PictureException(Flaw.DAMAGED, how);
    }
}
