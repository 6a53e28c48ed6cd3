package org.poolscope.workload.images.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The chunks of a WebP file [RFC 9649, 2], walked from the first to the last. Never fails: what a broken file lacks is
/// not there. Immutable; the bytes are not copied.
public final class WebpFile {

    private static final int FIRST_CHUNK = 12;
    private static final int HEADER = 8;
    private static final int SIZE_AT = 4;
    /// A picture of several, in a chunk of its own after where and how long it is seen.
    static final String MOVING = "ANMF";
    private static final int MOVING_HEADER = 16;

    /// A chunk.
    ///
    /// @param type its four letters
    /// @param from where they begin
    /// @param to   where its content ends; a byte may follow that makes it even
    public record Chunk(String type, int from, int to) {

        public byte[] content(FileBytes file) {
            return file.copy(from + HEADER, to);
        }
    }

    private final List<Chunk> chunks;
    private final long end;

    private WebpFile(List<Chunk> chunks, long end) {
        this.chunks = List.copyOf(chunks);
        this.end = end;
    }

    /// The chunks of a file that begins as a WebP does, as far as they are there in full.
    public static WebpFile of(FileBytes file) {
        long end = SIZE_AT + Integer.BYTES + size(file, SIZE_AT);
        List<Chunk> chunks = new ArrayList<>();
        long at = FIRST_CHUNK;
        while (at + HEADER <= Math.min(end, file.length()) && chunks.size() < FileBytes.MOST_PIECES) {
            long to = at + HEADER + size(file, (int) at + Integer.BYTES);
            if (to > file.length()) {
                break;
            }
            chunks.add(new Chunk(file.letters((int) at, Integer.BYTES), (int) at, (int) to));
            at = to + (to & 1);
        }
        return new WebpFile(chunks, end);
    }

    private static long size(FileBytes file, int at) {
        return Integer.toUnsignedLong(file.littleEndian(at));
    }

    public List<Chunk> chunks() {
        return chunks;
    }

    /// Whether its picture, or the first of several, is stored without loss [RFC 9649, 3].
    public boolean isLossless(FileBytes file) {
        for (Chunk chunk : chunks) {
            switch (chunk.type) {
                case "VP8L" -> {
                    return true;
                }
                case "VP8 " -> {
                    return false;
                }
                case MOVING -> {
                    int first = chunk.from + HEADER + MOVING_HEADER;
                    return first + Integer.BYTES <= chunk.to && file.letters(first, Integer.BYTES).equals("VP8L");
                }
                default -> { }
            }
        }
        return false;
    }

    /// Where the file ends by what it says itself, which may be after its last byte.
    public long end() {
        return end;
    }

    /// Adds a chunk to a file that is being made.
    public static void write(ByteArrayOutputStream out, String type, byte[] content) {
        out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(little(content.length));
        out.writeBytes(content);
        if (content.length % 2 != 0) {
            out.write(0);
        }
    }

    /// A whole file of chunks.
    public static byte[] whole(byte[] chunks) {
        var out = new ByteArrayOutputStream(FIRST_CHUNK + chunks.length);
        out.writeBytes("RIFF".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(little(Integer.BYTES + chunks.length));
        out.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(chunks);
        return out.toByteArray();
    }

    private static byte[] little(int number) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    }
}
