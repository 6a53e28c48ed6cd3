package org.poolscope.pool.launch.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What is written down of an AOT cache beside it: a checksum of it when it was made, and how its file looked when that
/// was last compared.
///
/// To compare it at every start would cost a run some milliseconds, and a hundred where nothing is warm (measured: 16
/// MB mapped and summed up in 3 to 6 ms, the first time in 180). A file that looks as it did, by inode, size and the
/// times of its last changes, of which only the system sets one, was not written to since; so it is read only when it
/// looks different.
record AotRecord(long checksum, String look) {

    private static final String FORMAT = "Poolscope AOT cache, 2";
    private static final int LINES = 3;

    /// @return null if there is none, or none of this format
    static @Nullable AotRecord read(Path file) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() == LINES && lines.getFirst().equals(FORMAT)
                    ? new AotRecord(Long.parseLong(lines.get(1), 16), lines.get(2)) : null;
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    /// Whoever reads at that moment finds the old one or this one.
    void write(Path file) throws IOException {
        Path unfinished = Files.createTempFile(file.getParent(), "record", ".unfinished");
        try {
            Files.write(unfinished, List.of(FORMAT, Long.toHexString(checksum), look));
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static long checksum(Path cache) throws IOException {
        try (FileChannel channel = FileChannel.open(cache, StandardOpenOption.READ)) {
            var sum = new CRC32C();
            sum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return sum.getValue();
        }
    }
}
