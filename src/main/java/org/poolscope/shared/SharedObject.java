package org.poolscope.shared;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.poolscope.function.Handle;
import org.poolscope.function.SentByHandle;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.segment.Segment;

/// What processes share: a named object in a segment of its own. Made by [Segments], as are all its kinds.
///
/// It may be given to a worker process or a pool's function as an argument: what arrives there is the same object,
/// attached. Any thread may use it. Once it is closed in a process, or its [Segments] are, every use of it there throws
/// [IllegalStateException]; others go on. The one who made it removes its name when it closes; those who are attached
/// keep the memory, and nobody else can attach any more.
public abstract sealed class SharedObject implements AutoCloseable, SentByHandle
        permits SharedMemory, SharedArray, SharedCounter, SharedLock, Semaphore, Condition, Event, Barrier,
        SharedQueue, Pipe {

    final Segment segment;

    SharedObject(Segment segment) {
        this.segment = segment;
    }

    public String name() {
        return segment.name();
    }

    /// How many bytes it takes, not counting the page that describes it.
    public long bytes() {
        return segment.body().byteSize();
    }

    /// The pid of the process that made it.
    public long owner() {
        return read(segment::owner).pid();
    }

    /// The pids of the processes that are attached, up to 64 of them; those that have ended are left out.
    public List<Long> attached() {
        return Arrays.stream(read(() -> segment.header().attached()))
                .filter(ProcessStamp::isAlive)
                .mapToObj(ProcessStamp::pid)
                .distinct()
                .toList();
    }

    /// Who waits at it for longer than some microseconds, up to 64 of them.
    public List<Waiter> waiting() {
        return read(() -> segment.waiters().list().stream().map(Waiter::of).toList());
    }

    /// Reads from the memory, and says in words why that cannot be done.
    final <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Whether it is open here, and its name is still its own.
    final boolean isThere() {
        return segment.isOpen() && !segment.isRemoved();
    }

    @Override
    public Handle handle() {
        return handle("");
    }

    /// @param detail what the receiver has to know besides
    final Handle handle(String detail) {
        return new SegmentHandle(segment.file().getParent().toString(), name(), segment.kind(), detail);
    }

    /// Removes the name, for the owner: those who are attached keep the memory until they close, but nobody can attach
    /// any more.
    ///
    /// @throws IllegalStateException in any other process
    public void unlink() {
        segment.unlink();
    }

    @Override
    public void close() {
        segment.close();
    }

    @Override
    public String toString() {
        return segment.kind() + " '" + name() + "'" + (segment.isOpen() ? "" : ", closed");
    }
}
