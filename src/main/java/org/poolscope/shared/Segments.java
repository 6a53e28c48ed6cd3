package org.poolscope.shared;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.SegmentHeader.Kind;

/// The named segments of one run directory, as one process sees them. The parent creates; workers attach by name.
///
/// The directory must be one that only its user can enter: the segments rely on that and on nothing else. On Linux it is
/// best made under `/dev/shm`, where mapped files never reach a disk.
///
/// Any thread may use it. The objects it hands out may be used while another thread closes it: they throw
/// [IllegalStateException] from then on, and never touch memory that is gone.
public final class Segments implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
    private static final String SUFFIX = ".segment";
    private static final int RESERVE_BLOCK = 1 << 16;

    private final Path directory;
    private final Arena arena = Arena.ofShared();
    private final Map<String, Object> objects = new HashMap<>();
    private final List<Path> created = new ArrayList<>();
    private final Supplier<Parker> parkers;
    private @Nullable Parker parker;

    private Segments(Path directory, Supplier<Parker> parkers) {
        this.directory = directory;
        this.parkers = parkers;
    }

    /// Opens the segments in a directory that exists. Creates nothing.
    public static Segments in(Path directory) {
        return in(directory, Parker::best);
    }

    /// The same, with a way of waiting that need not be the best.
    static Segments in(Path directory, Supplier<Parker> parkers) {
        return new Segments(directory, parkers);
    }

    /// Makes a counter that stands at 0.
    ///
    /// @throws SegmentException if the name is taken or no segment's name, or if there is no space left
    public synchronized SharedCounter createCounter(String name) {
        return create(name, Kind.COUNTER, SharedCounter.SIZE, _ -> {}, SharedCounter.class);
    }

    /// Makes an empty queue.
    ///
    /// @param capacity how many values fit, 1 to [SharedQueue#MAX_CAPACITY]
    /// @throws SegmentException if the name is taken or no segment's name, if the capacity is out of bounds, or if there
    ///                          is no space left
    public synchronized SharedQueue createQueue(String name, int capacity) {
        if (capacity < 1 || capacity > SharedQueue.MAX_CAPACITY) {
            throw new SegmentException("queue '" + name + "': capacity must be from 1 to " + SharedQueue.MAX_CAPACITY
                    + ", not " + capacity);
        }
        return create(name, Kind.QUEUE, SharedQueue.bytesFor(capacity),
                segment -> SharedQueue.format(segment, capacity), SharedQueue.class);
    }

    /// The counter of a name; the same object every time.
    ///
    /// @throws SegmentException if there is none, or the segment of that name is none of ours
    public synchronized SharedCounter counter(String name) {
        return attach(name, Kind.COUNTER, SharedCounter.class);
    }

    /// The queue of a name; the same object every time.
    ///
    /// @throws SegmentException if there is none, or the segment of that name is none of ours
    public synchronized SharedQueue queue(String name) {
        return attach(name, Kind.QUEUE, SharedQueue.class);
    }

    /// Unmaps everything, and removes the segments that were created here: those who are attached keep their memory
    /// until they close, but nobody can attach any more. Does nothing the second time.
    @Override
    public synchronized void close() {
        if (!arena.scope().isAlive()) {
            return;
        }
        arena.close();
        objects.clear();
        for (Path file : created) {
            remove(file);
        }
    }

    private <T> T create(String name, Kind kind, long size, Consumer<MemorySegment> format, Class<T> type) {
        Path file = file(name);
        try (FileChannel channel = FileChannel.open(file, CREATE_NEW, READ, WRITE)) {
            created.add(file);
            reserve(channel, size);
            MemorySegment segment = channel.map(MapMode.READ_WRITE, 0, size, arena);
            format.accept(segment);
            SegmentHeader.write(segment, kind, ProcessIdentity.current());
            return keep(name, kind, segment, type);
        } catch (FileAlreadyExistsException e) {
            throw new SegmentException("there is a segment '" + name + "' already in " + directory);
        } catch (IOException e) {
            created.remove(file);
            remove(file);
            throw new SegmentException("cannot make " + kind + " '" + name + "' of " + size + " bytes in " + directory,
                    e);
        }
    }

    /// Really writes the bytes: a mapped page for which there is no room is otherwise found out by a signal that ends
    /// the process that touches it first.
    private static void reserve(FileChannel channel, long size) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(size, RESERVE_BLOCK));
        for (long position = 0; position < size; ) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), size - position));
            position += channel.write(zeros, position);
        }
    }

    private <T> T attach(String name, Kind kind, Class<T> type) {
        Object known = objects.get(name);
        if (known != null) {
            if (!type.isInstance(known)) {
                throw new SegmentException("segment '" + name + "' is not a " + kind);
            }
            return type.cast(known);
        }
        try (FileChannel channel = FileChannel.open(file(name), READ, WRITE)) {
            MemorySegment segment = channel.map(MapMode.READ_WRITE, 0, channel.size(), arena);
            SegmentHeader.check(segment, name, kind);
            return keep(name, kind, segment, type);
        } catch (NoSuchFileException e) {
            throw new SegmentException("there is no segment '" + name + "' in " + directory);
        } catch (IOException e) {
            throw new SegmentException("cannot attach to " + kind + " '" + name + "' in " + directory, e);
        }
    }

    private <T> T keep(String name, Kind kind, MemorySegment segment, Class<T> type) {
        Object object = switch (kind) {
            case COUNTER -> new SharedCounter(segment, parker());
            case QUEUE -> new SharedQueue(name, segment, parker());
        };
        objects.put(name, object);
        return type.cast(object);
    }

    /// Chosen at the first need, since linking to the kernel's way takes a while and many runs share nothing.
    private Parker parker() {
        Parker chosen = parker;
        if (chosen == null) {
            chosen = parkers.get();
            parker = chosen;
        }
        return chosen;
    }

    private Path file(String name) {
        if (!arena.scope().isAlive()) {
            throw new IllegalStateException("the segments in " + directory + " are closed");
        }
        if (!NAME.matcher(name).matches()) {
            throw new SegmentException("'" + name + "' is no name for a segment: it must be 1 to 64 letters, digits and"
                    + " hyphens, the first not a hyphen");
        }
        return directory.resolve(name + SUFFIX);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SegmentException("cannot remove " + file, e);
        }
    }
}
