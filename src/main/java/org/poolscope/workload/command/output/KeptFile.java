package org.poolscope.workload.command.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.poolscope.process.FileHole;
import org.poolscope.workload.Texts;

/// A file that a program appends to, of which the first and the last are kept.
///
/// @param path it need not be there
/// @param size how much is kept
record KeptFile(Path path, KeptSize size) {

    private static final Texts TEXTS = Texts.of(KeptFile.class);

    /// Nobody is told that less than what it takes to tell it is missing.
    private static final int WORTH_TELLING = 1024;
    private static final int PIECE = 64 << 10;

    private boolean isTooLong(long length) {
        return !size.isAll() && length > size.bytes() + WORTH_TELLING;
    }

    /// Gives back the disk space in the middle while the program goes on writing, where the system lets us.
    void bound() {
        long length = length();
        if (isTooLong(length)) {
            FileHole.punch(path, size.bytes() / 2, length - size.bytes() / 2);
        }
    }

    /// Takes the middle out, once the program has ended, and says so in its place.
    ///
    /// A program that was left running may go on writing: it appends, so it loses no place by that.
    ///
    /// @param length how long it is now
    /// @return how many bytes are missing
    long settle(long length) throws IOException {
        if (!isTooLong(length)) {
            return 0;
        }
        long half = size.bytes() / 2;
        long missing = length - 2 * half;
        byte[] note = TEXTS.format("output.left-out.here", missing, half).getBytes(StandardCharsets.UTF_8);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            writeAll(file, ByteBuffer.wrap(note), half);
            file.truncate(half + note.length + move(file, length - half, half, half + note.length));
        }
        return missing;
    }

    /// Towards the beginning, so that nothing is written over that is still to be read.
    ///
    /// @return how many bytes were moved
    private static long move(FileChannel file, long from, long count, long to) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        long moved = 0;
        while (moved < count && file.read(piece.limit((int) Math.min(PIECE, count - moved)), from + moved) > 0) {
            writeAll(file, piece.flip(), to + moved);
            moved += piece.limit();
            piece.clear();
        }
        return moved;
    }

    private static void writeAll(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        for (long to = at; bytes.hasRemaining(); ) {
            to += file.write(bytes, to);
        }
    }

    /// How long it is now; 0 as well if it is not there.
    long length() {
        return path.toFile().length();
    }

    /// @return whether it was there
    boolean drop() {
        return path.toFile().delete();
    }

    boolean exists() {
        return path.toFile().exists();
    }
}
