package org.poolscope.workload.command.output;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.process.ByteText;

/// The two files that one program's output goes to.
///
/// @param stdout what the program writes to stdout
/// @param stderr what it writes to stderr
/// @param first  whether it is of an item's first try
record Capture(Path stdout, Path stderr, boolean first) {

    private static final long LITTLE_BYTES = 4096;
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

    /// The two, with as much of each as is kept.
    List<KeptFile> kept(KeptSize size) {
        return List.of(new KeptFile(stdout, size), new KeptFile(stderr, size));
    }

    List<Path> files() {
        return List.of(stdout, stderr);
    }

    /// Deletes the files.
    void drop() throws IOException {
        Files.deleteIfExists(stdout);
        Files.deleteIfExists(stderr);
    }
}
