package org.poolscope.workload.images.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The segments of a JPEG file [ITU-T T.81, B.1], walked from its first marker to its end. Never fails: what a broken
/// file lacks is not there. Immutable; the bytes are not copied.
public final class JpegFile {

    public static final int EOI = 0xD9;
    public static final int SOS = 0xDA;
    public static final int APP0 = 0xE0;
    public static final int APP1 = 0xE1;
    public static final int APP2 = 0xE2;
    public static final int APP13 = 0xED;
    public static final int COMMENT = 0xFE;
    /// The most that one segment holds.
    public static final int MOST = 0xFFFF - 2;

    private static final int SOI = 0xD8;
    private static final int TEM = 0x01;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int FRAME = 4;

    /// A piece between two markers.
    ///
    /// @param marker the second byte of its marker
    /// @param from   where its marker begins
    /// @param to     where it ends
    /// @param dataTo where the picture data that follow it end; as `to` if there are none
    public record Segment(int marker, int from, int to, int dataTo) {

        /// Whether its content begins with the letters.
        public boolean begins(FileBytes file, String letters) {
            int start = from + FRAME;
            return to - start >= letters.length() && file.letters(start, letters.length()).equals(letters);
        }

        /// Its content after so many bytes.
        public byte[] content(FileBytes file, int skipped) {
            return file.copy(Math.min(from + FRAME + skipped, to), to);
        }

        /// Its content, to be read piece by piece.
        ByteBuffer buffer(FileBytes file) {
            return ByteBuffer.wrap(content(file, 0));
        }
    }

    private final FileBytes file;
    private final List<Segment> segments = new ArrayList<>();
    private int dataFrom = -1;
    private int end = -1;
    private int at = 2;

    private JpegFile(FileBytes file) {
        this.file = file;
    }

    /// The segments of a file that begins as a JPEG does.
    public static JpegFile of(FileBytes file) {
        var jpeg = new JpegFile(file);
        jpeg.walk(true);
        return jpeg;
    }

    /// Only those before the picture data, which are found in no time: the end stays unknown.
    public static JpegFile headOf(FileBytes file) {
        var jpeg = new JpegFile(file);
        jpeg.walk(false);
        return jpeg;
    }

    /// The segments before the picture data, in order.
    public List<Segment> head() {
        return segments.stream().filter(segment -> dataFrom < 0 || segment.from < dataFrom).toList();
    }

    /// All segments up to the end, in order.
    List<Segment> segments() {
        return segments;
    }

    /// Where the segment begins that announces the first picture data; −1 if there is none.
    public int dataFrom() {
        return dataFrom;
    }

    /// Where the picture ends, after its end marker; −1 if it has none.
    public int end() {
        return end;
    }

    private void walk(boolean toTheEnd) {
        while (end < 0 && at + 1 < file.length() && (toTheEnd || dataFrom < 0)) {
            int code = file.unsigned(at + 1);
            if (file.get(at) != -1 || code == 0 || code == 0xFF) {
                // Stray bytes, which some cameras leave between segments.
                at++;
            } else if (code == EOI) {
                at += 2;
                end = at;
            } else if (code == TEM || code >= RST0 && code <= SOI) {
                at += 2;
            } else if (!segment(code)) {
                return;
            } else if (code == SOS && toTheEnd) {
                skipData();
            }
        }
    }

    private boolean segment(int code) {
        int length = at + 3 < file.length() ? (file.unsigned(at + 2)) << 8 | file.unsigned(at + 3) : 0;
        if (length < 2 || at + 2 + length > file.length() || segments.size() == FileBytes.MOST_PIECES) {
            return false;
        }
        if (code == SOS && dataFrom < 0) {
            dataFrom = at;
        }
        segments.add(new Segment(code, at, at + 2 + length, at + 2 + length));
        at += 2 + length;
        return true;
    }

    /// A zero after 255 says that this was no marker, and restart markers belong to the data.
    private void skipData() {
        while (true) {
            at = file.next255(at, file.length() - 1);
            int code = at + 1 < file.length() ? file.unsigned(at + 1) : EOI;
            if (code != 0 && code != 0xFF && (code < RST0 || code > RST7)) {
                break;
            }
            at++;
        }
        Segment scan = segments.removeLast();
        segments.add(new Segment(scan.marker, scan.from, scan.to, at + 1 < file.length() ? at : file.length()));
    }

    /// Adds a segment to a file that is being made.
    ///
    /// @param content at most [#MOST] bytes
    public static void write(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xFF);
        out.write(marker);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }
}
