package org.poolscope.workload.command.output.pack;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/// Where the output of one try of an item is in a pack, to stdout or to stderr.
///
/// ```
///   0  long  number of the item, from 1
///   8  int   try, from 1
///  12  int   1 for stdout, 2 for stderr
///  16  long  where it begins
///  24  long  how many bytes it has
///  32  int   CRC-32 of these
///  36  int   CRC-32 of all that stands before
/// ```
///
/// @param checksum of the bytes
record PackEntry(long number, int attempt, boolean error, long offset, long length, int checksum) {

    static final int BYTES = 40;

    private static final int OUT = 1;
    private static final int ERR = 2;

    /// What the two are called as files of their own.
    static String name(long number, int attempt, boolean error) {
        return number + (attempt == 1 ? "" : "." + attempt) + (error ? ".err" : ".out");
    }

    String name() {
        return name(number, attempt, error);
    }

    long end() {
        return offset + length;
    }

    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).putLong(number).putInt(attempt).putInt(error ? ERR : OUT)
                .putLong(offset).putLong(length).putInt(checksum);
        return bytes.putInt(checksum(bytes)).flip();
    }

    /// @return empty if these are none, or damaged
    static Optional<PackEntry> of(ByteBuffer bytes) {
        var entry = new PackEntry(bytes.getLong(0), bytes.getInt(8), bytes.getInt(12) == ERR, bytes.getLong(16),
                bytes.getLong(24), bytes.getInt(32));
        boolean isWhole = bytes.getInt(36) == checksum(bytes.duplicate().position(36));
        return isWhole && entry.length >= 0 && entry.offset >= 0 ? Optional.of(entry) : Optional.empty();
    }

    /// Of all that stands before the position.
    private static int checksum(ByteBuffer bytes) {
        var sum = new CRC32();
        sum.update(bytes.duplicate().flip());
        return (int) sum.getValue();
    }
}
