package org.poolscope.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.poolscope.shared.segment.Janitor;
import org.poolscope.shared.segment.Kind;
import org.poolscope.shared.segment.OwnedDirectory;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.segment.SegmentNames;
import org.poolscope.shared.wait.Parker;

/// Makes shared objects, and attaches to them by their names: the named segments of one directory, as one process sees them.
///
/// ```java
/// try (Segments segments = Segments.create()) {
///     SharedCounter counter = segments.createCounter("counter");
///     WorkerProcess process = WorkerProcess.of(Tutorial::increment, counter).start();
///     process.join();
/// }
/// ```
///
/// Names are 1 to 64 letters, digits, `_`, `.` and `-`, the first a letter or digit. Every method that makes something throws
/// [IllegalArgumentException] for a name, size or number out of bounds, and [SegmentException] if the name is taken or there
/// is no space left, which is reserved here and now. Every method that attaches throws [SegmentException] if there is no
/// segment of that name, or it is of another kind or version, or cut, and gives the same object every time.
///
/// Any thread may use it.
public final class Segments implements AutoCloseable {

    private final Path directory;
    private final boolean temporary;
    private final Map<String, SharedObject> objects = new HashMap<>();
    private final Supplier<Parker> parkers;
    private boolean closed;

    private Segments(Path directory, boolean temporary, Supplier<Parker> parkers) {
        this.directory = directory;
        this.temporary = temporary;
        this.parkers = parkers;
    }

    /// Segments in a new directory that only this user can enter, in memory where there is such a place. Closing removes it,
    /// and if this process is killed, the next one to call this does.
    ///
    /// @throws UncheckedIOException if it cannot be made
    public static Segments create() {
        Janitor.sweep();
        try {
            Path directory = OwnedDirectory.make(OwnedDirectory.memoryBase().resolve(OwnedDirectory.nextName()));
            return new Segments(directory, true, Parker::best);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// The segments in a directory that exists, which must be one that only its user can enter: they rely on that and on
    /// nothing else.
    public static Segments in(Path directory) {
        return in(directory, Parker::best);
    }

    /// The same, with a way of waiting that need not be the best.
    static Segments in(Path directory, Supplier<Parker> parkers) {
        return new Segments(directory, false, parkers);
    }

    /// Where they are.
    public Path directory() {
        return directory;
    }

    // ---- numbers

    /// Makes a counter that stands at 0.
    public SharedCounter createCounter(String name) {
        return create(name, Kind.COUNTER, SharedCounter.SIZE, _ -> {}, SharedCounter::new);
    }

    public SharedCounter counter(String name) {
        return attach(name, Kind.COUNTER, SharedCounter.class, SharedCounter::new);
    }

    /// Makes an array of zeros.
    ///
    /// @param length from 1 on
    public SharedArray createArray(String name, SharedArray.Type type, long length) {
        long most = (Long.MAX_VALUE >> 8) / type.bytes();
        check("array", name, "length", length, 1, most);
        return create(name, Kind.ARRAY, SharedArray.bytesFor(type, length),
                body -> SharedArray.format(body, type, length), SharedArray::new);
    }

    public SharedArray array(String name) {
        return attach(name, Kind.ARRAY, SharedArray.class, SharedArray::new);
    }

    /// Makes a block of bytes, all 0, to which other programs can attach.
    ///
    /// @param bytes from 1 on
    public SharedMemory createMemory(String name, long bytes) {
        check("memory", name, "size", bytes, 1, Long.MAX_VALUE >> 8);
        SharedMemory memory = create(name, Kind.MEMORY, bytes, _ -> {}, SharedMemory::new);
        memory.publish();
        return memory;
    }

    public SharedMemory memory(String name) {
        return attach(name, Kind.MEMORY, SharedMemory.class, SharedMemory::new);
    }

    // ---- locks and friends

    /// Makes a lock that the thread which has it cannot acquire again.
    public SharedLock createLock(String name) {
        return create(name, Kind.LOCK, SharedLock.SIZE, body -> SharedLock.format(body, false), SharedLock::new);
    }

    /// Makes a lock that the thread which has it can acquire again, and must release as often.
    public SharedLock createReentrantLock(String name) {
        return create(name, Kind.LOCK, SharedLock.SIZE, body -> SharedLock.format(body, true), SharedLock::new);
    }

    public SharedLock lock(String name) {
        return attach(name, Kind.LOCK, SharedLock.class, SharedLock::new);
    }

    /// Makes a semaphore that has so many permits, and may come to have any number.
    public Semaphore createSemaphore(String name, int permits) {
        return createSemaphore(name, permits, Integer.MAX_VALUE);
    }

    /// Makes a semaphore that has so many permits and refuses to be given more.
    public Semaphore createBoundedSemaphore(String name, int permits) {
        return createSemaphore(name, permits, permits);
    }

    private Semaphore createSemaphore(String name, int permits, int bound) {
        check("semaphore", name, "permits", permits, 0, Integer.MAX_VALUE);
        return create(name, Kind.SEMAPHORE, Semaphore.SIZE, body -> Semaphore.format(body, permits, bound), Semaphore::new);
    }

    public Semaphore semaphore(String name) {
        return attach(name, Kind.SEMAPHORE, Semaphore.class, Semaphore::new);
    }

    /// Makes a condition for those who have a lock of this directory.
    public Condition createCondition(String name, SharedLock lock) {
        return create(name, Kind.CONDITION, Condition.SIZE, body -> Condition.format(body, lock.name()),
                segment -> new Condition(segment, lock));
    }

    public Condition condition(String name) {
        return attach(name, Kind.CONDITION, Condition.class,
                segment -> new Condition(segment, lock(Condition.lockName(segment))));
    }

    /// Makes an event that is not set.
    public Event createEvent(String name) {
        return create(name, Kind.EVENT, Event.SIZE, _ -> {}, Event::new);
    }

    public Event event(String name) {
        return attach(name, Kind.EVENT, Event.class, Event::new);
    }

    /// Makes a barrier.
    ///
    /// @param parties from 1 on
    public Barrier createBarrier(String name, int parties) {
        check("barrier", name, "parties", parties, 1, Integer.MAX_VALUE);
        return create(name, Kind.BARRIER, Barrier.SIZE, body -> Barrier.format(body, parties), Barrier::new);
    }

    public Barrier barrier(String name) {
        return attach(name, Kind.BARRIER, Barrier.class, Barrier::new);
    }

    // ---- queues and pipes

    /// Makes an empty queue with room for as many numbers as its capacity, and for messages of some hundred bytes.
    ///
    /// @param type     what the messages are
    /// @param capacity how many fit, 1 to [SharedQueue#MAX_CAPACITY]
    public <T> SharedQueue<T> createQueue(String name, Class<T> type, int capacity) {
        check("queue", name, "capacity", capacity, 1, SharedQueue.MAX_CAPACITY);
        return createQueue(name, type, capacity, Math.max(16L * capacity, Math.clamp(64L * capacity, 1 << 16, 1 << 22)));
    }

    /// Makes an empty queue.
    ///
    /// @param type     what the messages are
    /// @param capacity how many fit, 1 to [SharedQueue#MAX_CAPACITY]
    /// @param bytes    how much they take together, 1 to [SharedQueue#MAX_BYTES]: a number takes 16, others some 16 more
    ///                 than their content
    public <T> SharedQueue<T> createQueue(String name, Class<T> type, int capacity, long bytes) {
        check("queue", name, "capacity", capacity, 1, SharedQueue.MAX_CAPACITY);
        check("queue", name, "size", bytes, 1, SharedQueue.MAX_BYTES);
        return create(name, Kind.QUEUE, SharedQueue.bytesFor(bytes), body -> SharedQueue.format(body, capacity),
                segment -> new SharedQueue<>(segment, type));
    }

    /// @param type what it was made for
    @SuppressWarnings("unchecked")
    public <T> SharedQueue<T> queue(String name, Class<T> type) {
        return attach(name, Kind.QUEUE, SharedQueue.class, segment -> new SharedQueue<>(segment, type));
    }

    /// Makes a pipe whose ends both send and receive.
    ///
    /// @param type what the messages are
    public <T> Pipe<T> createPipe(String name, Class<T> type) {
        return create(name, Kind.PIPE, Pipe.SIZE, body -> Pipe.format(body, false), segment -> new Pipe<>(segment, type));
    }

    /// Makes a pipe whose first end sends and whose second receives.
    ///
    /// @param type what the messages are
    public <T> Pipe<T> createOneWayPipe(String name, Class<T> type) {
        return create(name, Kind.PIPE, Pipe.SIZE, body -> Pipe.format(body, true), segment -> new Pipe<>(segment, type));
    }

    /// @param type what it was made for
    @SuppressWarnings("unchecked")
    public <T> Pipe<T> pipe(String name, Class<T> type) {
        return attach(name, Kind.PIPE, Pipe.class, segment -> new Pipe<>(segment, type));
    }

    // ---- all of them

    /// @param messages what is in it, if it is a queue or a pipe
    SharedObject attach(String name, Kind kind, Class<?> messages) {
        return switch (kind) {
            case COUNTER -> counter(name);
            case QUEUE -> queue(name, messages);
            case LOCK -> lock(name);
            case SEMAPHORE -> semaphore(name);
            case CONDITION -> condition(name);
            case EVENT -> event(name);
            case BARRIER -> barrier(name);
            case ARRAY -> array(name);
            case MEMORY -> memory(name);
            case PIPE -> pipe(name, messages);
        };
    }

    /// Closes everything, and removes what was made here: those who are attached keep their memory until they close, but
    /// nobody can attach any more. Does nothing the second time.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        objects.values().forEach(SharedObject::close);
        objects.clear();
        if (temporary) {
            OwnedDirectory.delete(directory);
        }
    }

    private static void check(String what, String name, String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " '" + name + "': " + field + " must be from " + least + " to " + most
                    + ", not " + value);
        }
    }

    private synchronized <T extends SharedObject> T create(String name, Kind kind, long bytes, Consumer<MemorySegment> format,
                                                           Function<Segment, T> object) {
        Path file = file(name);
        T made = object.apply(undisturbed(() -> Segment.create(file, name, kind, bytes, parkers.get(), format)));
        objects.put(name, made);
        return made;
    }

    private synchronized <T extends SharedObject> T attach(String name, Kind kind, Class<T> type,
                                                           Function<Segment, T> object) {
        Path file = file(name);
        SharedObject known = objects.get(name);
        if (known != null && known.isThere()) {
            if (!type.isInstance(known)) {
                throw new SegmentException("segment '" + name + "' is a " + known.segment.kind() + ", not a " + kind);
            }
            return type.cast(known);
        }
        Segment segment = undisturbed(() -> Segment.attach(file, name, kind, parkers.get()));
        try {
            T attached = object.apply(segment);
            objects.put(name, attached);
            return attached;
        } catch (RuntimeException e) {
            segment.close();
            throw e;
        }
    }

    synchronized boolean knows(String name) {
        SharedObject known = objects.get(name);
        return known != null && known.isThere();
    }

    /// Lets go of what its makers have removed, without closing it.
    ///
    /// @return how many bytes that was
    synchronized long forgetRemoved() {
        long forgotten = 0;
        for (var known = objects.values().iterator(); known.hasNext(); ) {
            SharedObject object = known.next();
            if (!object.isThere()) {
                forgotten += object.segment.isOpen() ? object.bytes() : 0;
                known.remove();
            }
        }
        return forgotten;
    }

    synchronized boolean isEmpty() {
        return objects.isEmpty();
    }

    /// Nothing in here waits, so an interrupt is left for whatever does; a channel would be closed by it.
    private static <T> T undisturbed(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Path file(String name) {
        if (closed) {
            throw new IllegalStateException("the segments in " + directory + " are closed");
        }
        return SegmentNames.file(directory, name);
    }
}
