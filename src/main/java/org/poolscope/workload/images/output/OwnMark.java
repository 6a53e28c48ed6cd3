package org.poolscope.workload.images.output;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The mark by which a picture file says that Poolscope wrote it under this name, and that nobody has changed it since.
///
/// ```
/// JPEG   FF D8  [FF E0 …JFIF]  FF FE 00 1E "Poolscope 1 0123456789abcdef"            …the rest
/// PNG    signature IHDR  00 00 00 25 "tEXt" "Software" 00 "Poolscope 1 …" checksum   …the rest
/// WebP   "RIFF" size "WEBP" VP8X  "PLSC" 1C 00 00 00 "Poolscope 1 …"                 …the rest
/// ```
///
/// The digits are the [Fingerprint] of the name, a zero byte and the file without the mark; the size in a WebP
/// counts it even there. A simple WebP, which begins with its picture, gets none.
enum OwnMark {

    JPEG {
        @Override
        int place(byte[] head) {
            boolean jfif = head[3] == APP0;
            return jfif ? 4 + ((head[4] & 0xFF) << 8 | head[5] & 0xFF) : 2;
        }

        @Override
        byte[] mark(String text) {
            return ByteBuffer.allocate(4 + text.length())
                    .put((byte) 0xFF).put(COMMENT).putShort((short) (2 + text.length()))
                    .put(text.getBytes(StandardCharsets.US_ASCII)).array();
        }
    },
    PNG {
        @Override
        int place(byte[] head) {
            return AFTER_HEADER;
        }

        @Override
        byte[] mark(String text) {
            byte[] content = ("tEXtSoftware\0" + text).getBytes(StandardCharsets.US_ASCII);
            var checksum = new CRC32();
            checksum.update(content);
            return ByteBuffer.allocate(2 * Integer.BYTES + content.length)
                    .putInt(content.length - Integer.BYTES).put(content).putInt((int) checksum.getValue()).array();
        }
    },
    WEBP {
        @Override
        int place(byte[] head) {
            return AFTER_EXTENDED;
        }

        @Override
        byte[] mark(String text) {
            return little(2 * Integer.BYTES + text.length()).put("PLSC".getBytes(StandardCharsets.US_ASCII))
                    .putInt(text.length()).put(text.getBytes(StandardCharsets.US_ASCII)).array();
        }

        @Override
        byte[] ready(byte[] file) {
            byte[] longer = file.clone();
            ByteBuffer bytes = ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(Integer.BYTES, bytes.getInt(Integer.BYTES) + blank().length);
            return longer;
        }
    };

    private static final String WORDS = "Poolscope 1 ";
    private static final int DIGITS = 16;
    private static final byte APP0 = (byte) 0xE0;
    private static final byte COMMENT = (byte) 0xFE;
    private static final int AFTER_HEADER = 33;
    private static final int AFTER_EXTENDED = 30;
    /// Of what we write, the mark ends before this.
    private static final int HEAD = 256;
    private static final int PIECE = 1 << 16;

    /// Where the mark is.
    abstract int place(byte[] head);

    /// All bytes of a mark with a text.
    abstract byte[] mark(String text);

    /// The file as it will be but for the mark.
    byte[] ready(byte[] file) {
        return file;
    }

    /// The file with the mark in it; as it is if it is no picture.
    ///
    /// @param name under which it will be, relative to the output folder
    static byte[] put(byte[] picture, String name) {
        OwnMark kind = of(picture);
        if (kind == null) {
            return picture;
        }
        byte[] file = kind.ready(picture);
        int place = kind.place(file);
        Fingerprint fingerprint = begin(name);
        fingerprint.add(file, 0, file.length);
        byte[] mark = kind.mark(WORDS + fingerprint.hex());
        var marked = new ByteArrayOutputStream(file.length + mark.length);
        marked.write(file, 0, place);
        marked.writeBytes(mark);
        marked.write(file, place, file.length - place);
        return marked.toByteArray();
    }

    /// Whether a file has a mark, of whatever name, and whatever has become of the rest: what can be told by its first
    /// bytes, of a file of any size.
    static boolean seemsIn(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return seemsIn(in.readNBytes(HEAD));
        }
    }

    /// The same of a file that begins so.
    static boolean seemsIn(byte[] head) {
        OwnMark kind = of(head);
        return kind != null && kind.begins(head);
    }

    /// Whether a file has the mark, of this very name, and all the rest is as it was when that was made.
    static boolean isIn(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            OwnMark kind = of(head);
            // Most that is not ours is known by its first bytes, and need not be read to its end.
            if (kind == null || !kind.begins(head)) {
                return false;
            }
            int from = kind.place(head);
            int to = from + kind.blank().length;
            Fingerprint fingerprint = begin(name);
            fingerprint.add(head, 0, from);
            fingerprint.add(head, to, head.length);
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length > 0; length = in.read(piece)) {
                fingerprint.add(piece, 0, length);
            }
            return Arrays.equals(head, from, to, kind.mark(WORDS + fingerprint.hex()), 0, to - from);
        }
    }

    byte[] blank() {
        return mark(WORDS + "0".repeat(DIGITS));
    }

    /// Whether there is a mark in its place, by its first words.
    private boolean begins(byte[] head) {
        int from = place(head);
        byte[] blank = blank();
        int words = new String(blank, StandardCharsets.ISO_8859_1).indexOf(WORDS) + WORDS.length();
        return from + blank.length <= head.length && Arrays.equals(head, from, from + words, blank, 0, words);
    }

    private static @Nullable OwnMark of(byte[] head) {
        if (head.length >= 6 && head[0] == -1 && (head[1] & 0xFF) == 0xD8 && head[2] == -1) {
            return JPEG;
        }
        if (head.length < AFTER_HEADER) {
            return null;
        }
        String words = new String(head, 0, AFTER_HEADER, StandardCharsets.ISO_8859_1);
        boolean extended = words.startsWith("RIFF") && words.startsWith("WEBPVP8X\n\0\0\0", 8);
        return words.startsWith("\u0089PN") ? PNG : extended ? WEBP : null;
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Fingerprint begin(String name) {
        var fingerprint = new Fingerprint();
        byte[] bytes = (name.replace(File.separatorChar, '/') + '\0').getBytes(StandardCharsets.UTF_8);
        fingerprint.add(bytes, 0, bytes.length);
        return fingerprint;
    }
}
