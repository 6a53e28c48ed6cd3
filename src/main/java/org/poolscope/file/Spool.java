package org.poolscope.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts lines aside until they are wanted, however many there are, and spills to disk: in memory while they are few,
/// then in a file that nobody else sees and that is gone with this process, however that ends. For one thread at a
/// time.
public final class Spool implements AutoCloseable {

    private static final int IN_MEMORY = 256 << 10;

    private final Path folder;
    private final ByteArrayOutputStream latest = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private Optional<IOException> trouble = Optional.empty();

    /// @param folder where the file is made if there must be one
    public Spool(Path folder) {
        this.folder = folder;
    }

    /// Puts something aside. After [trouble][#trouble] nothing is any more.
    public void add(byte[] bytes) {
        if (trouble.isPresent()) {
            return;
        }
        latest.writeBytes(bytes);
        if (latest.size() >= IN_MEMORY) {
            try {
                empty();
            } catch (IOException e) {
                trouble = Optional.of(e);
            }
        }
    }

    private void empty() throws IOException {
        FileChannel to = file == null ? open() : file;
        file = to;
        long before = to.position();
        try {
            for (ByteBuffer left = ByteBuffer.wrap(latest.toByteArray()); left.hasRemaining(); ) {
                to.write(left);
            }
        } catch (IOException e) {
            // No half of it.
            to.truncate(before);
            throw e;
        } finally {
            latest.reset();
        }
    }

    private FileChannel open() throws IOException {
        Path made = Unguessable.name(folder);
        try {
            return Unguessable.make(made, Unguessable.FOR_US, StandardOpenOption.DELETE_ON_CLOSE);
        } finally {
            // Where files are swept away, this one has no name any more.
            Unguessable.forget(made);
        }
    }

    /// Why the last of what was added is missing; empty if it is not.
    public Optional<IOException> trouble() {
        return trouble;
    }

    /// Writes all that was put aside, in the order in which it came.
    public void copyTo(OutputStream out) throws IOException {
        if (file != null) {
            ByteBuffer piece = ByteBuffer.allocate(1 << 16);
            for (long at = 0; file.read(piece.clear(), at) > 0; at += piece.position()) {
                out.write(piece.array(), 0, piece.position());
            }
        }
        latest.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
