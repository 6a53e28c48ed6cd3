package org.poolscope.workload.images.format;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Size;

/// What a PNG file says around its picture data (W3C PNG, third edition), walked from its first chunk to its last so
/// that a file that was cut short or damaged is found out: the JDK's reader looks at no checksum.
///
/// @param colour the chunks that say what the colours mean, whole, in order
record PngChunks(Size size, byte[] colour) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> COLOUR = Set.of("iCCP", "sRGB", "gAMA", "cHRM", "cICP");
    /// Length, type and checksum of a chunk.
    private static final int FRAME_BYTES = 12;
    private static final int HEADER_BYTES = 13;

    static boolean begin(byte[] file) {
        return file.length >= SIGNATURE.length && Arrays.mismatch(SIGNATURE, file) == SIGNATURE.length;
    }

    /// Reads the chunks of a file that [#begin]s so.
    static PngChunks read(byte[] file) throws PictureException {
        ByteBuffer rest = ByteBuffer.wrap(file).position(SIGNATURE.length);
        Size size = null;
        var colour = new ByteArrayOutputStream();
        for (String type = ""; !type.equals("IEND"); ) {
            int from = rest.position();
            ByteBuffer content = next(rest);
            type = new String(file, from + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (type.equals("IHDR") && content.remaining() == HEADER_BYTES) {
                size = size(content);
            } else if (COLOUR.contains(type)) {
                colour.write(file, from, rest.position() - from);
            }
        }
        if (size == null) {
            throw new PictureException(Flaw.DAMAGED, "it does not say its size");
        }
        return new PngChunks(size, colour.toByteArray());
    }

    private static Size size(ByteBuffer header) throws PictureException {
        int width = header.getInt();
        int height = header.getInt();
        if (width < 1 || height < 1) {
            throw new PictureException(Flaw.DAMAGED, "its size is " + width + " × " + height);
        }
        return new Size(width, height);
    }

    /// Steps over a chunk and gives its content.
    private static ByteBuffer next(ByteBuffer rest) throws PictureException {
        try {
            int from = rest.position();
            long end = FRAME_BYTES + from + Integer.toUnsignedLong(rest.getInt(from));
            if (end > rest.limit()) {
                throw new PictureException(Flaw.CUT_SHORT);
            }
            int length = rest.getInt();
            var checksum = new CRC32();
            checksum.update(rest.slice(rest.position(), Integer.BYTES + length));
            ByteBuffer content = rest.slice(rest.position() + Integer.BYTES, length);
            rest.position((int) end);
            if (rest.getInt((int) end - Integer.BYTES) != (int) checksum.getValue()) {
                throw new PictureException(Flaw.DAMAGED, "a checksum does not match");
            }
            return content;
        } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
            throw new PictureException(Flaw.CUT_SHORT);
        }
    }
}
