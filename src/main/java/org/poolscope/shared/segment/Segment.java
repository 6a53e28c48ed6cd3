package org.poolscope.shared.segment;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.wait.LockWord;
import org.poolscope.shared.wait.Parker;
import org.poolscope.shared.wait.Waiters;

/// One mapped file: its header, and the object's own bytes. Any thread may use it, and another close it meanwhile: that
/// ends every use with an [IllegalStateException], never touches memory that is gone, and leaves no lock behind.
public final class Segment implements AutoCloseable {

    /// How long threads of this process that are in the middle of something when it is closed are waited for. They
    /// notice by themselves within one [step][Parker#STEP_NANOS].
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final long LOOK_NANOS = 100_000;

    private final String name;
    private final Path file;
    private final Kind kind;
    private final Arena arena;
    private final Mapping mapping;
    private final long size;
    private final MemorySegment body;
    private final SegmentHeader header;

    /// The same, for the last things to do.
    private final SegmentHeader last;
    private final Parker parker;
    private final boolean created;
    private final List<LockWord> locks = new CopyOnWriteArrayList<>();

    private Segment(String name, Path file, Kind kind, Arena arena, Mapping mapping, MemorySegment body,
                    SegmentHeader header, SegmentHeader last, Parker parker, boolean created) {
        this.name = name;
        this.file = file;
        this.kind = kind;
        this.arena = arena;
        this.mapping = mapping;
        this.size = mapping.memory().byteSize();
        this.body = body;
        this.header = header;
        this.last = last;
        this.parker = parker;
        this.created = created;
        header.attach();
    }

    /// Makes a segment that nobody but this user may open. The file is there from the first moment; others can attach
    /// when it is whole.
    ///
    /// @param bytes  how many the object takes; they are 0
    /// @param format writes what they are to be at the beginning
    /// @throws SegmentException if the name is taken or there is no space left
    public static Segment create(Path file, String name, Kind kind, long bytes, Parker parker,
                                 Consumer<MemorySegment> format) {
        long size = SegmentHeader.SIZE + roundUp(bytes);
        Arena arena = Arena.ofShared();
        boolean done = false;
        boolean made = false;
        try (FileChannel channel = SegmentFile.create(file, size)) {
            made = true;
            Mapping mapping = map(channel, file, size, arena, kind);
            SegmentHeader header = SegmentHeader.in(mapping.memory(), kind);
            MemorySegment body = body(mapping.memory(), kind, bytes);
            format.accept(body);
            header.write(kind, size, bytes);
            done = true;
            return new Segment(name, file, kind, arena, mapping, body, header,
                    SegmentHeader.in(mapping.lasting(), kind), parker, true);
        } catch (FileAlreadyExistsException e) {
            throw new SegmentException("segment '" + name + "' exists already in " + file.getParent()
                    + "; choose another name, or close the one there is");
        } catch (IOException e) {
            throw new SegmentException(
                    "cannot make " + kind + " '" + name + "' of " + bytes + " bytes in " + file.getParent(), e);
        } finally {
            if (!done) {
                arena.close();
                if (made) {
                    SegmentFile.remove(file);
                }
            }
        }
    }

    /// Maps a segment that somebody has made.
    ///
    /// @throws SegmentException if there is none of that name, or it is none of ours, or of another kind
    public static Segment attach(Path file, String name, Kind expected, Parker parker) {
        Arena arena = Arena.ofShared();
        boolean done = false;
        try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
            long size = channel.size();
            if (size < SegmentHeader.SIZE) {
                throw SegmentHeader.cutShort(name, Long.toString(size));
            }
            Mapping mapping = map(channel, file, size, arena, expected);
            SegmentHeader header = SegmentHeader.find(mapping.memory(), expected);
            header.check(name, size);
            expected.require(name, header.kind(name));
            if (header.isRemoved()) {
                throw SegmentFile.missing(name, file);
            }
            done = true;
            return new Segment(name, file, expected, arena, mapping, body(mapping.memory(), expected, header.bytes()),
                    header, SegmentHeader.in(mapping.lasting(), expected), parker, false);
        } catch (IOException e) {
            throw SegmentFile.unattached(name, file, e);
        } finally {
            if (!done) {
                arena.close();
            }
        }
    }

    /// Maps a file that another program has made, all of it. It has no owner that we know of, and nobody is listed.
    ///
    /// @throws SegmentException if there is none of that name, or there is nothing in it
    public static Segment foreign(Path file, String name, Parker parker) {
        Arena arena = Arena.ofShared();
        boolean done = false;
        try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
            long size = channel.size();
            if (size == 0) {
                throw SegmentHeader.cutShort(name, "0");
            }
            var header = new SegmentHeader(Arena.ofAuto().allocate(SegmentHeader.SIZE, Long.BYTES));
            Mapping mapping = Mapping.map(channel, size, arena, _ -> {});
            done = true;
            return new Segment(name, file, Kind.MEMORY, arena, mapping, mapping.memory(), header, header, parker,
                    false);
        } catch (IOException e) {
            throw SegmentFile.unattached(name, file, e);
        } finally {
            if (!done) {
                arena.close();
            }
        }
    }

    private static Mapping map(FileChannel channel, Path file, long size, Arena arena, Kind kind) throws IOException {
        return Mapping.map(channel, size, arena, forgotten -> {
            if (!SegmentFile.isShorter(file, size)) {
                SegmentHeader.in(forgotten, kind).detach();
            }
        });
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

    /// Who waits at it.
    public Waiters waiters() {
        return last.waiters();
    }

    public Parker parker() {
        return parker;
    }

    /// A lock in the object's bytes.
    ///
    /// @param listed whether those who wait for it are listed
    public LockWord lock(long offset, boolean listed) {
        var lock = new LockWord(body, body(mapping.lasting(), kind, body.byteSize()), mapping.lease(), offset, parker,
                listed ? last.waiters() : null);
        locks.add(lock);
        return lock;
    }

    /// The process that made it.
    public ProcessIdentity owner() {
        return header.owner();
    }

    /// Whether closing it removes it.
    public boolean removesItself() {
        return isOpen() && created && !isRemoved();
    }

    /// Whether its owner has removed it, so that the name may be another's.
    public boolean isRemoved() {
        try {
            return !isCut() && header.isRemoved();
        } catch (IllegalStateException _) {
            return true;
        } catch (InternalError _) {
            // Somebody has just cut the file, which is for whoever uses it to find out.
            return false;
        }
    }

    /// Whether somebody has cut the file. It must not be touched then: that would give an error, in this thread but at
    /// no telling when.
    private boolean isCut() {
        return SegmentFile.isShorter(file, size);
    }

    public boolean isOpen() {
        return arena.scope().isAlive();
    }

    /// What to throw for an exception that the use of the memory has thrown: the memory may be closed, or there may be
    /// no file behind it any more, which the JVM calls an internal error.
    public RuntimeException explain(Throwable thrown) {
        if (!isOpen()) {
            return new IllegalStateException(kind + " '" + name + "' is closed", thrown);
        }
        return thrown instanceof RuntimeException exception ? exception
                : new SegmentException("the file of " + kind + " '" + name + "', " + file
                + ", was cut while it was in use");
    }

    /// Removes the name, for the owner: those who are attached keep the memory until they close, but nobody can attach
    /// any more.
    ///
    /// @throws IllegalStateException for anybody else
    public void unlink() {
        if (header.ownerStamp() != ProcessStamp.mine()) {
            throw new IllegalStateException("only the process that made " + kind + " '" + name + "', " + owner().pid()
                    + ", may remove it");
        }
        if (!isRemoved()) {
            header.markRemoved();
            SegmentFile.remove(file);
        }
    }

    /// Ends every use of it here, and removes the name if it was made here and has not been removed. Does nothing the
    /// second time.
    ///
    /// @throws IllegalStateException if something of the JDK's is just reading or writing its memory; then nothing has
    ///                               changed
    @Override
    public synchronized void close() {
        if (!isOpen()) {
            return;
        }
        boolean whole = !isCut();
        boolean removes = created && !(whole && header.isRemoved());
        arena.close();
        if (whole) {
            last.detach();
        }
        if (whole && removes) {
            last.markRemoved();
        }
        if (removes) {
            SegmentFile.remove(file);
        }
        if (!whole || awaitOthers()) {
            mapping.unmap();
        }
    }

    /// Nobody takes a lock here any more. Those who have one give it back as soon as they notice.
    ///
    /// @return false if somebody takes his time
    private boolean awaitOthers() {
        long start = System.nanoTime();
        while (locks.stream().anyMatch(LockWord::isHeldByThisProcess)) {
            if (kind == Kind.LOCK || System.nanoTime() - start > PATIENCE.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }
}
