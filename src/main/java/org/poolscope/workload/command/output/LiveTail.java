package org.poolscope.workload.command.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.poolscope.workload.Texts;

/// Shows what a program appends to a file, in whole lines with the item before them, as far as there is an allowance
/// for it: of more, the first and the last. For the thread that waits for the program.
final class LiveTail {

    /// Said even if there is no allowance left: the last of an item tells most.
    private static final int LEAST_AT_END = 4096;

    /// What is longer without an end of a line is shown as if it were one.
    private static final int LONGEST_LINE = 4096;

    private static final Texts TEXTS = Texts.of(LiveTail.class);

    private final Path file;
    private final byte[] label;
    private final OutputStream to;
    private final Allowance allowance;
    private long shown;

    /// @param label what each line begins with
    LiveTail(Path file, byte[] label, OutputStream to, Allowance allowance) {
        this.file = file;
        this.label = label;
        this.to = to;
        this.allowance = allowance;
    }

    /// Shows what has come since the last look.
    ///
    /// @param last whether nothing comes after it, so that a line without an end is one
    /// @throws IOException if it cannot be read or shown
    void look(boolean last) throws IOException {
        long length = file.toFile().length();
        // One that was cut by its program is read anew.
        shown = shown > length ? 0 : shown;
        long most = Math.max(allowance.left(), last ? LEAST_AT_END : 0);
        if (length == shown || most < LEAST_AT_END) {
            return;
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var lines = new ByteArrayOutputStream();
            if (length - shown > most) {
                int half = (int) (most / 2);
                byte[] first = read(in, shown, half);
                int begin = add(first, 0, true, lines);
                byte[] end = read(in, length - half, half);
                int from = afterLine(end);
                add(TEXTS.format("output.left-out", length - shown - begin - (half - from)), lines);
                shown = length - half + add(end, from, last, lines);
            } else {
                shown += add(read(in, shown, (int) (length - shown)), 0, last, lines);
            }
            allowance.use(lines.size());
            lines.writeTo(to);
        }
    }

    private static byte[] read(RandomAccessFile in, long from, int count) throws IOException {
        byte[] bytes = new byte[count];
        in.seek(from);
        in.readFully(bytes);
        return bytes;
    }

    /// The place after the first line end; the beginning if there is none.
    private static int afterLine(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1 == bytes.length ? 0 : i + 1;
            }
        }
        return 0;
    }

    /// Adds the lines that are whole.
    ///
    /// @param all whether what is behind the last line end is one, too
    /// @return the place up to which they were
    private int add(byte[] bytes, int from, boolean all, ByteArrayOutputStream lines) {
        int begin = from;
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                add(bytes, begin, i, lines);
                begin = i + 1;
            }
        }
        if (begin < bytes.length && (all || bytes.length - begin > LONGEST_LINE)) {
            add(bytes, begin, bytes.length, lines);
            begin = bytes.length;
        }
        return begin;
    }

    private void add(String line, ByteArrayOutputStream lines) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        add(bytes, 0, bytes.length, lines);
    }

    private void add(byte[] bytes, int from, int to, ByteArrayOutputStream lines) {
        lines.writeBytes(label);
        int begin = afterReturn(bytes, from, to);
        lines.write(bytes, begin, to - begin);
        lines.write('\n');
    }

    /// Of a line that was written over again and again, as progress is told, the last is what one sees.
    private static int afterReturn(byte[] bytes, int from, int to) {
        for (int i = to - 2; i >= from; i--) {
            if (bytes[i] == '\r') {
                return i + 1;
            }
        }
        return from;
    }
}
