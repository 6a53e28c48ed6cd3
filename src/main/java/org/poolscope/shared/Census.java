package org.poolscope.shared;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.segment.Kind;
import org.poolscope.shared.segment.SegmentFile;
import org.poolscope.shared.segment.SegmentNames;
import org.poolscope.shared.wait.Waiters.Waiter;

/// Looks at all shared objects of a directory from outside, whoever has made them: reads the same memory, asks nobody and
/// is not noticed. For one thread.
public final class Census implements AutoCloseable {

    /// New objects are looked for in every so many readings.
    private static final int LOOK_EVERY = 5;

    private final Segments segments;
    private final Map<String, SharedObject> objects = new LinkedHashMap<>();
    private int readings;

    /// @param directory of the segments
    public Census(Path directory) {
        this.segments = Segments.in(directory);
    }

    /// What an object was like at one moment.
    ///
    /// @param value    a counter's value, a queue's or pipe's depth, 1 for a lock that is held or an event that is set, the
    ///                 permits of a semaphore, how many are at a barrier or a condition, the first element of an array
    /// @param limit    a queue's capacity, a semaphore's bound, a barrier's parties; empty for others
    /// @param in       messages ever put; of a lock, how often somebody had to wait for it
    /// @param out      messages ever taken; of a lock, for how many nanoseconds they waited, all together
    /// @param holder   who has a lock, as a [ProcessStamp]; 0 if nobody, and for others
    /// @param attached [ProcessStamp]s
    public record Reading(String name, Kind kind, long bytes, ProcessIdentity owner, long value, OptionalLong limit, long in,
                          long out, long holder, long holderThread, List<Long> attached, List<Waiter> waiting) {}

    /// What all are like now, in the order in which they were found.
    public List<Reading> read() {
        if (readings++ % LOOK_EVERY == 0) {
            look();
        }
        List<Reading> read = new ArrayList<>(objects.size());
        for (SharedObject object : objects.values()) {
            read.add(reading(object));
        }
        return read;
    }

    private void look() {
        Set<String> names = SegmentNames.in(segments.directory());
        objects.keySet().removeIf(name -> {
            boolean gone = !names.contains(name) || !objects.get(name).isThere();
            if (gone) {
                objects.get(name).close();
            }
            return gone;
        });
        for (String name : names) {
            if (!objects.containsKey(name)) {
                SharedObject found = find(name);
                if (found != null) {
                    objects.put(name, found);
                }
            }
        }
    }

    /// @return null if it is not whole yet, or gone again
    private @Nullable SharedObject find(String name) {
        try {
            return segments.attach(name, SegmentFile.kindOf(name, SegmentNames.file(segments.directory(), name)), Object.class);
        } catch (SegmentException e) {
            return null;
        }
    }

    private static Reading reading(SharedObject object) {
        return switch (object) {
            case SharedCounter counter -> of(object, counter.get(), OptionalLong.empty(), 0, 0);
            case SharedQueue<?> queue -> of(object, queue.size(), OptionalLong.of(queue.capacity()), queue.puts(), queue.gets());
            case SharedLock lock -> of(object, lock.isLocked() ? 1 : 0, OptionalLong.empty(), lock.waits(),
                    lock.waited().toNanos());
            case Semaphore semaphore -> of(object, semaphore.permits(), semaphore.bound() == Integer.MAX_VALUE
                    ? OptionalLong.empty() : OptionalLong.of(semaphore.bound()), 0, 0);
            case Condition condition -> of(object, condition.waiters(), OptionalLong.empty(), 0, 0);
            case Event event -> of(object, event.isSet() ? 1 : 0, OptionalLong.empty(), 0, 0);
            case Barrier barrier -> of(object, barrier.arrived(), OptionalLong.of(barrier.parties()), 0, 0);
            case SharedArray array -> of(object, array.type().isWhole() ? array.get(0) : 0, OptionalLong.empty(), 0, 0);
            case SharedMemory _ -> of(object, 0, OptionalLong.empty(), 0, 0);
            case Pipe<?> pipe -> of(object, pipe.sent() - pipe.received(), OptionalLong.empty(), pipe.sent(), pipe.received());
        };
    }

    private static Reading of(SharedObject object, long value, OptionalLong limit, long in, long out) {
        var header = object.segment.header();
        long holder = 0;
        long thread = 0;
        if (object instanceof SharedLock lock) {
            holder = lock.holderStamp();
            thread = lock.holderThread();
        }
        List<Long> attached = new ArrayList<>();
        for (long stamp : header.attached()) {
            attached.add(stamp);
        }
        return new Reading(object.name(), object.segment.kind(), object.bytes(), object.owner(), value, limit, in, out, holder,
                thread, attached, object.waiting());
    }

    @Override
    public void close() {
        segments.close();
    }
}
