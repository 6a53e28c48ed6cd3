package org.poolscope.workload.images.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// The chunks of a PNG file [W3C PNG, third edition, 5], walked from the first to the last, which reads but
/// their lengths. Never fails: what a broken file lacks is not there. Immutable; the bytes are not copied.
public final class PngFile {

    /// Where the chunks begin, after the signature.
    public static final int SIGNATURE_BYTES = 8;

    private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1);
    /// The chunk that ends a picture.
    static final byte[] END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};
    private static final int HEADER_CONTENT = 13;
    private static final int HEADER = 8;
    private static final int CHECKSUM = 4;

    /// A chunk.
    ///
    /// @param type its four letters
    /// @param from where its length begins
    /// @param to   where it ends, after its checksum
    public record Chunk(String type, int from, int to) {

        /// Whether a picture can be shown without it: its first letter is a small one.
        public boolean ancillary() {
            return (type.charAt(0) & 0x20) != 0;
        }

        /// Its compressed data, as they are in memory.
        ByteBuffer data(FileBytes file) {
            return file.buffer(from + HEADER, to - CHECKSUM);
        }

        /// Its content.
        public byte[] content(FileBytes file) {
            return file.copy(from + HEADER, to - CHECKSUM);
        }

        /// Whether its checksum is right, for which all of it is read.
        public boolean isSound(FileBytes file) {
            var checksum = new CRC32();
            checksum.update(file.buffer(from + Integer.BYTES, to - CHECKSUM));
            return file.bigEndian(to - CHECKSUM) == (int) checksum.getValue();
        }
    }

    private final List<Chunk> chunks;
    private final int end;

    private PngFile(List<Chunk> chunks, int end) {
        this.chunks = List.copyOf(chunks);
        this.end = end;
    }

    /// The chunks of a file that begins as a PNG does, as far as they are there in full, up to the one that ends the
    /// picture.
    public static PngFile of(FileBytes file) {
        List<Chunk> chunks = new ArrayList<>();
        int at = SIGNATURE_BYTES;
        boolean ended = false;
        while (!ended && file.length() - at >= HEADER + CHECKSUM && chunks.size() < FileBytes.MOST_PIECES) {
            long to = HEADER + CHECKSUM + at + Integer.toUnsignedLong(file.bigEndian(at));
            if (to > file.length()) {
                break;
            }
            String type = file.letters(at + Integer.BYTES, Integer.BYTES);
            chunks.add(new Chunk(type, at, (int) to));
            at = (int) to;
            ended = type.equals("IEND");
        }
        return new PngFile(chunks, ended ? at : -1);
    }

    public List<Chunk> chunks() {
        return chunks;
    }

    /// Where the picture ends, after its last chunk; −1 if that is not there.
    public int end() {
        return end;
    }

    /// Where the last chunk that is there in full ends.
    public int wholeTo() {
        return chunks.isEmpty() ? SIGNATURE_BYTES : chunks.getLast().to();
    }

    /// Begins a file: signature and header, of a picture that is not interlaced.
    ///
    /// @param kind colour type [11.2.1]
    public static void begin(ByteArrayOutputStream out, int width, int height, int bits, int kind) {
        out.writeBytes(SIGNATURE);
        write(out, "IHDR", ByteBuffer.allocate(HEADER_CONTENT).putInt(width).putInt(height).put((byte) bits)
                .put((byte) kind).array());
    }

    /// Content as a chunk has it that compresses it.
    public static byte[] deflated(byte[] content) {
        var compressed = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 14];
        try (var deflater = new Deflater()) {
            deflater.setInput(content);
            deflater.finish();
            while (!deflater.finished()) {
                compressed.write(piece, 0, deflater.deflate(piece));
            }
        }
        return compressed.toByteArray();
    }

    /// Adds a chunk to a file that is being made.
    public static void write(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] letters = type.getBytes(StandardCharsets.ISO_8859_1);
        var checksum = new CRC32();
        checksum.update(letters);
        checksum.update(content);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
        out.writeBytes(letters);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(CHECKSUM).putInt((int) checksum.getValue()).array());
    }
}
