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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import org.poolscope.shared.ProcessIdentity;
import org.poolscope.shared.SegmentException;
import org.poolscope.shared.wait.Parker;

/// One mapped file: its header, and the object's own bytes. Any thread may use it, and another close it meanwhile: that
/// ends every use with an [IllegalStateException], and never touches memory that is gone.
public final class Segment implements AutoCloseable {

    private static final int RESERVE_BLOCK = 1 << 20;

    private final String name;
    private final Path file;
    private final Kind kind;
    private final Arena arena;
    private final MemorySegment body;
    private final SegmentHeader header;
    private final Parker parker;
    private final boolean created;

    private Segment(String name, Path file, Kind kind, Arena arena, MemorySegment body, SegmentHeader header, Parker parker,
                    boolean created) {
        this.name = name;
        this.file = file;
        this.kind = kind;
        this.arena = arena;
        this.body = body;
        this.header = header;
        this.parker = parker;
        this.created = created;
        header.attach();
    }

    /// Makes a segment that nobody but this user may open. The file is there from the first moment; others can attach when
    /// it is whole.
    ///
    /// @param bytes  how many the object takes; they are 0
    /// @param format writes what they are to be at the beginning
    /// @throws SegmentException if the name is taken or there is no space left
    public static Segment create(Path file, String name, Kind kind, long bytes, Parker parker,
                                 Consumer<MemorySegment> format) {
        long size = SegmentHeader.SIZE + roundUp(bytes);
        Arena arena = Arena.ofShared();
        boolean made = false;
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, READ, WRITE), ownerOnly(file))) {
            made = true;
            reserve(channel, file, size);
            MemorySegment whole = map(channel, size, arena, kind);
            var header = header(whole, kind);
            MemorySegment body = body(whole, kind, bytes);
            format.accept(body);
            header.write(kind, size, bytes);
            return new Segment(name, file, kind, arena, body, header, parker, true);
        } catch (FileAlreadyExistsException e) {
            arena.close();
            throw new SegmentException("there is a segment '" + name + "' already in " + file.getParent() + "; it exists");
        } catch (IOException | RuntimeException e) {
            arena.close();
            if (made) {
                remove(file);
            }
            throw e instanceof IOException failure ? new SegmentException(
                    "cannot make " + kind + " '" + name + "' of " + bytes + " bytes in " + file.getParent(), failure)
                    : (RuntimeException) e;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    /// Really writes the bytes: a mapped page for which there is no room is otherwise found out by a signal that ends
    /// the process that touches it first. What is far too large is refused before it fills all there is.
    private static void reserve(FileChannel channel, Path file, long size) throws IOException {
        long free = Files.getFileStore(file).getUsableSpace();
        if (size > free) {
            throw new IOException("no space left: " + size + " bytes are needed and " + free + " are free");
        }
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(size, RESERVE_BLOCK));
        for (long position = 0; position < size; ) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), size - position));
            position += channel.write(zeros, position);
        }
    }

    /// Maps a segment that somebody has made.
    ///
    /// @throws SegmentException if there is none of that name, or it is none of ours, or of another kind
    public static Segment attach(Path file, String name, Kind expected, Parker parker) {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
            long size = channel.size();
            if (size < SegmentHeader.SIZE) {
                throw SegmentHeader.cutShort(name, Long.toString(size));
            }
            MemorySegment whole = map(channel, size, arena, expected);
            SegmentHeader header = find(whole, expected);
            header.check(name, size);
            Kind kind = header.kind(name);
            if (kind != expected) {
                throw new SegmentException("segment '" + name + "' is " + kind.withArticle() + ", not "
                        + expected.withArticle());
            }
            if (header.isRemoved()) {
                throw missing(name, file);
            }
            return new Segment(name, file, kind, arena, body(whole, kind, header.bytes()), header, parker,
                    false);
        } catch (IOException e) {
            arena.close();
            throw unattached(file, name, expected, e);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Maps a file that another program has made, all of it. It has no owner that we know of, and nobody is listed.
    ///
    /// @throws SegmentException if there is none of that name, or there is nothing in it
    public static Segment foreign(Path file, String name, Parker parker) {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
            long size = channel.size();
            if (size == 0) {
                throw SegmentHeader.cutShort(name, "0");
            }
            var header = new SegmentHeader(arena.allocate(SegmentHeader.SIZE, Long.BYTES));
            MemorySegment body = Mapping.map(channel, size, arena, _ -> {});
            return new Segment(name, file, Kind.MEMORY, arena, body, header, parker, false);
        } catch (IOException e) {
            arena.close();
            throw unattached(file, name, Kind.MEMORY, e);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static MemorySegment map(FileChannel channel, long size, Arena arena, Kind kind) throws IOException {
        return Mapping.map(channel, size, arena, forgotten -> header(forgotten, kind).detach());
    }

    /// Whether a file is a block of memory of ours.
    public static boolean isOurMemory(Path file) {
        try (Arena arena = Arena.ofConfined(); FileChannel channel = FileChannel.open(file, READ)) {
            return channel.size() >= SegmentHeader.SIZE
                    && header(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena), Kind.MEMORY).isOurs();
        } catch (IOException e) {
            return false;
        }
    }

    /// What is in a file of ours.
    ///
    /// @throws SegmentException if it is none, or not whole
    public static Kind kindOf(Path file) {
        String name = file.getFileName().toString();
        try (Arena arena = Arena.ofConfined(); FileChannel channel = FileChannel.open(file, READ)) {
            long size = channel.size();
            if (size < SegmentHeader.SIZE) {
                throw SegmentHeader.cutShort(name, Long.toString(size));
            }
            SegmentHeader header = find(channel.map(MapMode.READ_ONLY, 0, size, arena), Kind.COUNTER);
            header.check(name, size);
            return header.kind(name);
        } catch (IOException e) {
            throw unattached(file, name, Kind.MEMORY, e);
        }
    }

    private static SegmentException unattached(Path file, String name, Kind kind, IOException e) {
        return e instanceof NoSuchFileException ? missing(name, file)
                : new SegmentException("cannot attach to " + kind + " '" + name + "' in " + file.getParent(), e);
    }

    private static SegmentException missing(String name, Path file) {
        return new SegmentException("there is no segment '" + name + "' in " + file.getParent() + "; it was not found");
    }

    /// The header that is there, for saying what a segment is instead of what was expected.
    private static SegmentHeader find(MemorySegment whole, Kind expected) {
        var header = header(whole, expected);
        if (header.isOurs()) {
            return header;
        }
        var other = header(whole, expected == Kind.MEMORY ? Kind.COUNTER : Kind.MEMORY);
        return other.isOurs() ? other : header;
    }

    private static SegmentHeader header(MemorySegment whole, Kind kind) {
        long last = (whole.byteSize() - SegmentHeader.SIZE) & -Long.BYTES;
        return new SegmentHeader(whole.asSlice(kind == Kind.MEMORY ? last : 0, SegmentHeader.SIZE));
    }

    private static MemorySegment body(MemorySegment whole, Kind kind, long bytes) {
        return whole.asSlice(kind == Kind.MEMORY ? 0 : SegmentHeader.SIZE, bytes);
    }

    private static long roundUp(long bytes) {
        return (bytes + SegmentHeader.SIZE - 1) & -SegmentHeader.SIZE;
    }

    public String name() {
        return name;
    }

    public Path file() {
        return file;
    }

    public Kind kind() {
        return kind;
    }

    /// The object's own bytes.
    public MemorySegment body() {
        return body;
    }

    public SegmentHeader header() {
        return header;
    }

    public Parker parker() {
        return parker;
    }

    /// The process that made it.
    public ProcessIdentity owner() {
        return header.owner();
    }

    /// Whether closing it removes it.
    public boolean wasMadeHere() {
        return created;
    }

    /// Whether its owner has removed it, so that the name may be another's.
    public boolean isRemoved() {
        try {
            return header.isRemoved();
        } catch (IllegalStateException _) {
            return true;
        } catch (InternalError _) {
            // Somebody has cut the file, which is for whoever uses it to find out.
            return false;
        }
    }

    public boolean isOpen() {
        return arena.scope().isAlive();
    }

    /// What to throw for an exception that the use of the memory has thrown: the memory may be closed, or there may be no file
    /// behind it any more, which the JVM calls an internal error.
    public RuntimeException explain(Throwable thrown) {
        if (!isOpen()) {
            return new IllegalStateException(kind + " '" + name + "' is closed", thrown);
        }
        return thrown instanceof RuntimeException exception ? exception
                : new SegmentException("the file of " + kind + " '" + name + "', " + file + ", was cut while it was in use");
    }

    /// Removes the name, for the owner: those who are attached keep the memory until they close, but nobody can attach any
    /// more.
    ///
    /// @throws IllegalStateException for anybody else
    public void unlink() {
        if (!owner().equals(ProcessIdentity.current())) {
            throw new IllegalStateException("only the process that made " + kind + " '" + name + "', " + owner().pid()
                    + ", may remove it");
        }
        header.markRemoved();
        remove(file);
    }

    /// Unmaps it, and removes the name if it was made here. Does nothing the second time.
    @Override
    public synchronized void close() {
        if (isOpen()) {
            try {
                header.detach();
                if (created) {
                    header.markRemoved();
                }
            } catch (InternalError _) {
                // Somebody has cut the file.
            }
            arena.close();
            if (created) {
                remove(file);
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SegmentException("cannot remove " + file, e);
        }
    }
}
