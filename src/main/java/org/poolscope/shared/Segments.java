package org.poolscope.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.message.QueueCore;
import org.poolscope.shared.segment.BaseFolders;
import org.poolscope.shared.segment.Janitor;
import org.poolscope.shared.segment.Kind;
import org.poolscope.shared.segment.Overflow;
import org.poolscope.shared.segment.OwnedDirectory;
import org.poolscope.shared.wait.Parker;

/// Makes shared objects, and attaches to them by their names: the named segments of one directory, as one process sees
/// them.
///
/// ```java
/// try (Segments segments = Segments.create()) {
///     SharedCounter counter = segments.createCounter("counter");
///     WorkerProcess process = WorkerProcess.of(Tutorial::increment, counter).start();
///     process.join();
/// }
/// ```
///
/// Names are 1 to 64 letters, digits, `_`, `.` and `-`, the first a letter or digit. Every method that makes something
/// throws [IllegalArgumentException] for a name, size or number out of bounds, and [SegmentException] if the name is
/// taken or there is not enough free space: all of it is reserved at once. Every method that attaches throws
/// [SegmentException] if there is no segment of that name, or it is of another kind or version, or cut, and gives the
/// same object every time.
///
/// Any thread may use it.
public final class Segments implements AutoCloseable {

    private final Path directory;
    private final List<OwnedDirectory> owned;
    private final Registry objects;

    private Segments(Path directory, List<OwnedDirectory> owned, Parker parker) {
        this.directory = directory;
        this.owned = owned;
        this.objects = new Registry(directory, parker);
    }

    /// Segments in a new directory that only this user can enter, in memory where there is such a place, and those for
    /// which there is no room there in another for temporary files. Closing removes them, and if this process is
    /// killed, the next one to call this does.
    ///
    /// @throws UncheckedIOException if it cannot be made
    public static Segments create() {
        Janitor.sweep();
        List<OwnedDirectory> made = new ArrayList<>();
        try {
            made.add(BaseFolders.inMemory().directory());
            made.add(BaseFolders.onDisk().directory());
            Overflow.provide(made.get(1).path(), made.get(0).path());
            return new Segments(made.getFirst().path(), made, Parker.best());
        } catch (IOException e) {
            made.forEach(OwnedDirectory::close);
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// The segments in a directory that exists, which must be one that only its user can enter: they rely on that and
    /// on nothing else.
    public static Segments in(Path directory) {
        return in(directory, Parker.best());
    }

    /// The same, with a way of waiting that need not be the best.
    static Segments in(Path directory, Parker parker) {
        return new Segments(directory.toAbsolutePath(), List.of(), parker);
    }

    /// Where they are.
    public Path directory() {
        return directory;
    }

    // ---- numbers

    /// Makes a counter that stands at 0.
    public SharedCounter createCounter(String name) {
        return objects.create(name, Kind.COUNTER, SharedCounter.SIZE, _ -> {}, SharedCounter::new);
    }

    public SharedCounter counter(String name) {
        return objects.attach(name, Kind.COUNTER, SharedCounter.class, SharedCounter::new);
    }

    /// Makes an array of zeros.
    ///
    /// @param length from 1 on
    public SharedArray createArray(String name, SharedArray.Type type, long length) {
        long most = (Long.MAX_VALUE >> 8) / type.bytes();
        check("array", name, "length", length, 1, most);
        return objects.create(name, Kind.ARRAY, SharedArray.bytesFor(type, length),
                body -> SharedArray.format(body, type, length), SharedArray::new);
    }

    public SharedArray array(String name) {
        return objects.attach(name, Kind.ARRAY, SharedArray.class, SharedArray::new);
    }

    /// Makes a block of bytes, all 0, to which other programs can attach.
    ///
    /// @param bytes from 1 on
    public SharedMemory createMemory(String name, long bytes) {
        check("memory", name, "size", bytes, 1, Long.MAX_VALUE >> 8);
        return objects.create(name, Kind.MEMORY, bytes, _ -> {}, SharedMemory::published);
    }

    public SharedMemory memory(String name) {
        return objects.attach(name, Kind.MEMORY, SharedMemory.class, SharedMemory::new);
    }

    // ---- locks and friends

    /// Makes a lock that the thread which has it cannot acquire again.
    public SharedLock createLock(String name) {
        return objects.create(name, Kind.LOCK, SharedLock.SIZE, body -> SharedLock.format(body, false),
                SharedLock::new);
    }

    /// Makes a lock that the thread which has it can acquire again, and must release as often.
    public SharedLock createReentrantLock(String name) {
        return objects.create(name, Kind.LOCK, SharedLock.SIZE, body -> SharedLock.format(body, true), SharedLock::new);
    }

    public SharedLock lock(String name) {
        return objects.attach(name, Kind.LOCK, SharedLock.class, SharedLock::new);
    }

    /// Makes a semaphore that has so many permits; releases may raise their number without bound.
    public Semaphore createSemaphore(String name, int permits) {
        return createSemaphore(name, permits, Integer.MAX_VALUE);
    }

    /// Makes a semaphore that has so many permits and never more: releasing once too often throws.
    public Semaphore createBoundedSemaphore(String name, int permits) {
        return createSemaphore(name, permits, permits);
    }

    private Semaphore createSemaphore(String name, int permits, int bound) {
        check("semaphore", name, "permits", permits, 0, Integer.MAX_VALUE);
        return objects.create(name, Kind.SEMAPHORE, Semaphore.SIZE, body -> Semaphore.format(body, permits, bound),
                Semaphore::new);
    }

    public Semaphore semaphore(String name) {
        return objects.attach(name, Kind.SEMAPHORE, Semaphore.class, Semaphore::new);
    }

    /// Makes a condition for those who have a lock of this directory.
    public Condition createCondition(String name, SharedLock lock) {
        if (!directory.equals(lock.segment.file().getParent())) {
            throw new IllegalArgumentException("condition '" + name + "' needs a lock of the same directory, "
                    + directory + ", not of " + lock.segment.file().getParent());
        }
        return objects.create(name, Kind.CONDITION, Condition.SIZE, body -> Condition.format(body, lock.name()),
                segment -> new Condition(segment, lock));
    }

    public Condition condition(String name) {
        return objects.attach(name, Kind.CONDITION, Condition.class,
                segment -> new Condition(segment, lock(Condition.lockName(segment))));
    }

    /// Makes an event that is not set.
    public Event createEvent(String name) {
        return objects.create(name, Kind.EVENT, Event.SIZE, _ -> {}, Event::new);
    }

    public Event event(String name) {
        return objects.attach(name, Kind.EVENT, Event.class, Event::new);
    }

    /// Makes a barrier.
    ///
    /// @param parties from 1 on
    public Barrier createBarrier(String name, int parties) {
        check("barrier", name, "parties", parties, 1, Integer.MAX_VALUE);
        return objects.create(name, Kind.BARRIER, Barrier.SIZE, body -> Barrier.format(body, parties), Barrier::new);
    }

    public Barrier barrier(String name) {
        return objects.attach(name, Kind.BARRIER, Barrier.class, Barrier::new);
    }

    // ---- queues and pipes

    /// Makes an empty queue with room for as many numbers as its capacity, and for messages of some hundred bytes.
    ///
    /// @param type     what the messages are
    /// @param capacity how many fit, 1 to [SharedQueue#MAX_CAPACITY]
    public <T> SharedQueue<T> createQueue(String name, Class<T> type, int capacity) {
        check("queue", name, "capacity", capacity, 1, SharedQueue.MAX_CAPACITY);
        return createQueue(name, type, capacity, Math.max(16L * capacity,
                Math.clamp(64L * capacity, 1 << 16, 1 << 22)));
    }

    /// Makes an empty queue.
    ///
    /// @param type     what the messages are
    /// @param capacity how many fit, 1 to [SharedQueue#MAX_CAPACITY]
    /// @param bytes    how much they take together, 1 to [SharedQueue#MAX_BYTES]: a number takes 16, others some 16
    ///                 more than their content
    public <T> SharedQueue<T> createQueue(String name, Class<T> type, int capacity, long bytes) {
        check("queue", name, "capacity", capacity, 1, SharedQueue.MAX_CAPACITY);
        check("queue", name, "size", bytes, 1, SharedQueue.MAX_BYTES);
        return objects.create(name, Kind.QUEUE, QueueCore.bytesFor(bytes), body -> QueueCore.format(body, capacity),
                segment -> new SharedQueue<>(segment, type));
    }

    /// @param type what it was made for
    @SuppressWarnings("unchecked")
    public <T> SharedQueue<T> queue(String name, Class<T> type) {
        SharedQueue<?> queue = objects.attach(name, Kind.QUEUE, SharedQueue.class,
                segment -> new SharedQueue<>(segment, type));
        checkType(queue, queue.type(), type);
        return (SharedQueue<T>) queue;
    }

    /// Makes a pipe whose ends both send and receive.
    ///
    /// @param type what the messages are
    public <T> Pipe<T> createPipe(String name, Class<T> type) {
        return objects.create(name, Kind.PIPE, Pipe.SIZE, body -> Pipe.format(body, false),
                segment -> new Pipe<>(segment, type));
    }

    /// Makes a pipe whose first end sends and whose second receives.
    ///
    /// @param type what the messages are
    public <T> Pipe<T> createOneWayPipe(String name, Class<T> type) {
        return objects.create(name, Kind.PIPE, Pipe.SIZE, body -> Pipe.format(body, true),
                segment -> new Pipe<>(segment, type));
    }

    /// @param type what it was made for
    @SuppressWarnings("unchecked")
    public <T> Pipe<T> pipe(String name, Class<T> type) {
        Pipe<?> pipe = objects.attach(name, Kind.PIPE, Pipe.class, segment -> new Pipe<>(segment, type));
        checkType(pipe, pipe.type(), type);
        return (Pipe<T>) pipe;
    }

    private static void checkType(SharedObject object, Class<?> type, Class<?> asked) {
        if (type != asked) {
            throw new SegmentException(object + " is in use here for messages of type " + type.getName() + ", not "
                    + asked.getName());
        }
    }

    // ---- all of them

    Registry objects() {
        return objects;
    }

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

    /// Closes everything, and removes what was made here: those who are attached keep their memory until they close,
    /// but nobody can attach any more. Does nothing the second time.
    ///
    /// @throws IllegalStateException if something of the JDK's is just reading or writing memory of one of them; all
    ///                               others are closed then, and this can be called again
    @Override
    public void close() {
        if (objects.close()) {
            owned.forEach(OwnedDirectory::close);
        }
    }

    private static void check(String what, String name, String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " '" + name + "': " + field + " must be from " + least + " to "
                    + most + ", not " + value);
        }
    }
}
