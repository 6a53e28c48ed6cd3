package org.poolscope.workload.command.output.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/// Appends the output of items to a pack. One process at a time has a slot, and so its pack; whoever has it next goes
/// on with it. For one thread.
public final class PackWriter implements AutoCloseable {

    static final String PACK = ".pack";
    static final String INDEX = ".index";
    static final ByteBuffer MARK =
            ByteBuffer.wrap("POOLSCOPE-PACK 1".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();

    private static final int PIECE = 64 << 10;

    private final FileChannel pack;
    private final FileChannel index;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE);

    /// @param folder which is there
    /// @throws IOException if the pack cannot be made or read
    public PackWriter(Path folder, int slot) throws IOException {
        pack = open(folder.resolve("slot-" + slot + PACK));
        try {
            index = open(folder.resolve("slot-" + slot + INDEX));
            if (index.size() < MARK.limit()) {
                writeAll(index, MARK.duplicate(), 0);
            }
            // Whoever had it before may have been killed in the middle of an entry.
            index.truncate(index.size() - (index.size() - MARK.limit()) % PackEntry.BYTES);
        } catch (IOException e) {
            pack.close();
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// Appends what is in a file. If that fails nothing of it is in the pack.
    ///
    /// @param number  the item's, from 1
    /// @param attempt from 1
    /// @param error   whether it was written to stderr
    public void append(long number, int attempt, boolean error, Path file) throws IOException {
        long offset = pack.size();
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
            var sum = new CRC32();
            long at = offset;
            while (from.read(piece.clear()) > 0) {
                sum.update(piece.flip().duplicate());
                writeAll(pack, piece, at);
                at += piece.limit();
            }
            writeAll(index, new PackEntry(number, attempt, error, offset, at - offset, (int) sum.getValue()).bytes(),
                    index.size());
        } catch (IOException e) {
            pack.truncate(offset);
            index.truncate(index.size() - (index.size() - MARK.limit()) % PackEntry.BYTES);
            throw e;
        }
    }

    private static void writeAll(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        for (long to = at; bytes.hasRemaining(); ) {
            to += file.write(bytes, to);
        }
    }

    @Override
    public void close() throws IOException {
        try (pack) {
            index.close();
        }
    }
}
