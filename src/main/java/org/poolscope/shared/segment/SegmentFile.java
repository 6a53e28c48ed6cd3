package org.poolscope.shared.segment;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.poolscope.shared.error.SegmentException;

/// Files that are segments, before they are mapped for good.
public final class SegmentFile {

    private static final int RESERVE_BLOCK = 1 << 20;

    private SegmentFile() {}

    /// Makes a file of a size that nobody but this user may open; where there is no room for it, a link to one that is
    /// elsewhere, if there is [such a place][Overflow].
    static FileChannel create(Path file, long size) throws IOException {
        try {
            return createThere(file, size);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Path elsewhere = Overflow.provided(file.getParent());
            if (elsewhere == null) {
                throw e;
            }
            try {
                return createElsewhere(file, Overflow.placeFor(file), size);
            } catch (IOException second) {
                e.addSuppressed(second);
                throw new IOException(OwnedDirectory.inWords(e) + ", and no more in " + elsewhere.getParent(), e);
            }
        }
    }

    private static FileChannel createElsewhere(Path file, Path there, long size) throws IOException {
        FileChannel channel = createThere(there, size);
        boolean linked = false;
        try {
            Files.createSymbolicLink(file, there);
            linked = true;
            return channel;
        } finally {
            if (!linked) {
                try (channel) {
                    Files.deleteIfExists(there);
                }
            }
        }
    }

    private static FileChannel createThere(Path file, long size) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, READ, WRITE),
                OwnedDirectory.permissions(file, "rw-------"));
        boolean done = false;
        try {
            reserve(channel, file, size);
            done = true;
            return channel;
        } finally {
            if (!done) {
                try (channel) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Really writes the bytes: a mapped page for which there is no room is otherwise found out by a signal that ends
    /// the process that touches it first. What is far too large is refused before it fills all there is.
    private static void reserve(FileChannel channel, Path file, long size) throws IOException {
        long free = file.toFile().getUsableSpace();
        if (size > free) {
            throw new IOException("no space left: " + size + " bytes are needed and " + free + " are free");
        }
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(size, RESERVE_BLOCK));
        for (long position = 0; position < size; ) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), size - position));
            position += channel.write(zeros, position);
        }
    }

    /// Whether a file is there and somebody has cut it.
    static boolean isShorter(Path file, long size) {
        try {
            return Files.size(file) < size;
        } catch (IOException e) {
            return false;
        }
    }

    static void remove(Path file) {
        try {
            Overflow.delete(file);
        } catch (IOException e) {
            throw new SegmentException("cannot remove " + file, e);
        }
    }

    /// Whether a file is a block of memory of ours.
    ///
    /// @throws SegmentException if that cannot be told
    public static boolean isOurMemory(Path file) {
        try (Arena arena = Arena.ofConfined(); FileChannel channel = FileChannel.open(file, READ)) {
            return channel.size() >= SegmentHeader.SIZE
                    && SegmentHeader.in(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena), Kind.MEMORY).isOurs();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw unattached(file.getFileName().toString(), file, e);
        }
    }

    /// What is in a file of ours.
    ///
    /// @param name what it is called
    /// @throws SegmentException if it is none, or not whole
    public static Kind kindOf(String name, Path file) {
        try (Arena arena = Arena.ofConfined(); FileChannel channel = FileChannel.open(file, READ)) {
            long size = channel.size();
            if (size < SegmentHeader.SIZE) {
                throw SegmentHeader.cutShort(name, Long.toString(size));
            }
            MemorySegment whole = channel.map(MapMode.READ_ONLY, 0, size, arena);
            SegmentHeader header = SegmentHeader.find(whole, Kind.COUNTER);
            header.check(name, size);
            return header.kind(name);
        } catch (IOException e) {
            throw unattached(name, file, e);
        }
    }

    static SegmentException unattached(String name, Path file, IOException e) {
        return e instanceof NoSuchFileException ? missing(name, file)
                : new SegmentException("cannot attach to segment '" + name + "' in " + file.getParent(), e);
    }

    static SegmentException missing(String name, Path file) {
        return new SegmentException("segment '" + name + "' was not found in " + file.getParent()
                + ": its owner has closed it, or never made it");
    }
}
