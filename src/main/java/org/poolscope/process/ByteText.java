package org.poolscope.process;

import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// Texts in which bytes that are no UTF-8 have kept their values: the names of files, arguments and lines are bytes to
/// the system, and not all of them are letters.
///
/// Such a byte is one of the last 128 code points there are, of which nobody makes use, and which go through every
/// encoding; where a text really has one of these, all its bytes beyond ASCII are kept so. Python's `surrogateescape`
/// does the same with halves of surrogate pairs, but those are lost on the way to a worker.
public final class ByteText {

    /// What the byte 0 would be, if it were none of UTF-8.
    private static final int ESCAPES = 0x10FF00;
    private static final int FIRST_ESCAPE = ESCAPES + 0x80;

    /// The first half of each of these code points.
    private static final char HALF = '\uDBFF';

    /// What the JDK makes of a byte of a name that it cannot decode.
    private static final char REPLACEMENT = '\uFFFD';
    private static final boolean NAMES_ARE_UTF_8 = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));

    private ByteText() {}

    /// The text of bytes.
    public static String of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /// The text of some of them.
    public static String of(byte[] bytes, int from, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
        CharBuffer out = CharBuffer.allocate(2 * length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put(Character.toChars(ESCAPES + (in.get() & 0xFF)));
            }
            result = decoder.decode(in, out, true);
        }
        String text = out.flip().toString();
        return isText(text) || bytes(text).length == length ? text : allBytes(bytes, from, length);
    }

    /// Of bytes among which are those of one of the code points themselves.
    private static String allBytes(byte[] bytes, int from, int length) {
        var all = new StringBuilder();
        for (int i = from; i < from + length; i++) {
            all.appendCodePoint(bytes[i] < 0 ? ESCAPES + (bytes[i] & 0xFF) : bytes[i]);
        }
        return all.toString();
    }

    /// The bytes of a text.
    public static byte[] bytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (isText(text)) {
            return utf8;
        }
        var bytes = ByteBuffer.allocate(utf8.length);
        text.codePoints().forEach(c -> {
            if (c < FIRST_ESCAPE) {
                bytes.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.put((byte) c);
            }
        });
        byte[] all = new byte[bytes.position()];
        bytes.flip().get(all);
        return all;
    }

    /// Whether all of it is text.
    public static boolean isText(String text) {
        return text.indexOf(HALF) < 0 || text.codePoints().allMatch(c -> c < FIRST_ESCAPE);
    }

    /// For a person to read: with such a byte as in `\xFC`.
    public static String shown(String text) {
        if (isText(text)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < FIRST_ESCAPE) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\x%02X", c & 0xFF));
            }
        });
        return shown.toString();
    }

    /// The text of a path. One that this JVM cannot spell is told by its bytes, and from the root on.
    public static String of(Path path) {
        String text = path.toString();
        if (NAMES_ARE_UTF_8 && text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            // What cannot be decoded becomes another letter, and that makes another path.
            if (Path.of(text).equals(path)) {
                return text;
            }
        } catch (InvalidPathException _) {
            // Nor can it be encoded again.
        }
        String raw = path.toAbsolutePath().toUri().getRawPath();
        var bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.put((byte) Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.put((byte) raw.charAt(i));
            }
        }
        return of(bytes.array(), 0, bytes.position());
    }

    /// The path of such a text.
    ///
    /// @throws InvalidPathException if it is none on this system
    public static Path path(String text) {
        if (isText(text) || File.separatorChar != '/') {
            return Path.of(text);
        }
        var raw = new StringBuilder();
        for (byte b : bytes(text)) {
            raw.append(Character.isLetterOrDigit(b) && b > 0 || b == '/'
                    ? Character.toString(b) : String.format(Locale.ROOT, "%%%02X", b & 0xFF));
        }
        Path path = Path.of(URI.create("file://" + (text.startsWith("/") ? "" : "/") + raw));
        return text.startsWith("/") ? path : Path.of("").toAbsolutePath().resolve(Path.of("/").relativize(path));
    }
}
