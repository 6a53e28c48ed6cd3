package org.poolscope.workload.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.process.ByteText;
import org.poolscope.process.FileHole;
import org.poolscope.workload.Texts;

/// The two files that one program's output goes to.
///
/// @param stdout made by the program's start
/// @param stderr made by the program's start
/// @param first  whether it is of an item's first try
record Capture(Path stdout, Path stderr, boolean first) {

    private static final Texts TEXTS = Texts.of(Capture.class);

    private static final long MOST_BYTES = 64 << 20;
    private static final long LITTLE_BYTES = 4096;
    private static final int SHOWN_BYTES = 32 << 10;
    private static final int TAIL_BYTES = 2048;
    private static final int TAIL_LINES = 4;
    private static final int TAIL_LETTERS = 400;

    /// The files of an item.
    ///
    /// @param before what their names begin with
    static Capture in(Path folder, String before, long number, int attempt) {
        String name = before + number + (attempt == 1 ? "" : "." + attempt);
        return new Capture(folder.resolve(name + ".out"), folder.resolve(name + ".err"), attempt == 1);
    }

    /// The last lines that it wrote, in one; of stdout if there was nothing on stderr. Empty if there was nothing at
    /// all.
    String lastWords() {
        String said = tail(stderr);
        return said.isEmpty() ? tail(stdout) : said;
    }

    private static String tail(Path file) {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long skipped = Math.max(0, in.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (in.length() - skipped)];
            in.seek(skipped);
            in.readFully(bytes);
            List<String> lines = ByteText.shown(ByteText.of(bytes)).lines().map(String::strip)
                    .filter(line -> !line.isEmpty()).toList();
            String words = String.join(" / ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
            return words.length() <= TAIL_LETTERS ? words : "…" + words.substring(words.length() - TAIL_LETTERS);
        } catch (IOException _) {
            return "";
        }
    }

    /// Whether there is no room for more: then a program cannot even say why it failed.
    boolean isOutOfSpace() {
        try {
            return Files.getFileStore(stdout.toAbsolutePath().getParent()).getUsableSpace() < LITTLE_BYTES;
        } catch (IOException _) {
            return false;
        }
    }

    /// Leaves no file of which there is nothing to be read, unless it tells that there was another try.
    void keep() throws IOException {
        if (first) {
            dropIfEmpty(stdout);
            dropIfEmpty(stderr);
        }
    }

    private static void dropIfEmpty(Path file) throws IOException {
        // Nothing, too, if it is not there.
        if (file.toFile().length() == 0) {
            Files.deleteIfExists(file);
        }
    }

    /// Passes on what is in the files, of much the first and the last, and deletes them.
    void show(OutputStream out, OutputStream err) throws IOException {
        show(stdout, out);
        show(stderr, err);
    }

    private static void show(Path file, OutputStream to) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long size = in.length();
            if (size > 2L * SHOWN_BYTES) {
                copy(in, SHOWN_BYTES, to);
                String leftOut = TEXTS.format("output.left-out", size - 2L * SHOWN_BYTES);
                to.write(("\n" + leftOut + "\n").getBytes(StandardCharsets.UTF_8));
                in.seek(size - SHOWN_BYTES);
                size = SHOWN_BYTES;
            }
            if (size > 0) {
                byte[] last = copy(in, (int) size, to);
                if (last[last.length - 1] != '\n') {
                    to.write('\n');
                }
            }
        }
        Files.delete(file);
    }

    private static byte[] copy(RandomAccessFile in, int length, OutputStream to) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        to.write(bytes);
        return bytes;
    }

    /// Of a program that goes on writing, gives back the disk space between the first and the last of it, of which no
    /// more is ever shown.
    void bound() {
        bound(MOST_BYTES);
    }

    /// @param most how many bytes of each file stay on the disk, about
    void bound(long most) {
        for (Path file : List.of(stdout, stderr)) {
            long size = file.toFile().length();
            if (size > most) {
                FileHole.punch(file, most / 2, size - most / 2);
            }
        }
    }

    /// Deletes the files.
    void drop() throws IOException {
        Files.deleteIfExists(stdout);
        Files.deleteIfExists(stderr);
    }
}
