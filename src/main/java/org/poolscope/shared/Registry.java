package org.poolscope.shared;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.segment.Kind;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.segment.SegmentNames;
import org.poolscope.shared.wait.Parker;

/// The shared objects of one directory that were made or attached to here, by their names. Any thread may use it.
final class Registry {

    private final Path directory;
    private final Parker parker;
    private final Map<String, SharedObject> objects = new HashMap<>();
    private boolean closed;

    Registry(Path directory, Parker parker) {
        this.directory = directory;
        this.parker = parker;
    }

    /// @param format writes what the object's bytes are to be at the beginning
    /// @param object what is to be made of the segment
    synchronized <T extends SharedObject> T create(String name, Kind kind, long bytes, Consumer<MemorySegment> format,
                                                   Function<Segment, T> object) {
        Path file = file(name);
        try (var _ = new Undisturbed()) {
            return keep(name, Segment.create(file, name, kind, bytes, parker, format), object);
        }
    }

    /// Attaches, or gives what has that name here already.
    synchronized <T extends SharedObject> T attach(String name, Kind kind, Class<T> type, Function<Segment, T> object) {
        Path file = file(name);
        SharedObject known = known(name);
        if (known != null) {
            kind.require(name, known.segment.kind());
            return type.cast(known);
        }
        try (var _ = new Undisturbed()) {
            return keep(name, Segment.attach(file, name, kind, parker), object);
        }
    }

    private Path file(String name) {
        if (closed) {
            throw new IllegalStateException("the segments in " + directory + " are closed");
        }
        return SegmentNames.file(directory, name);
    }

    /// Closes the segment again if there can be no object in it.
    private <T extends SharedObject> T keep(String name, Segment segment, Function<Segment, T> object) {
        boolean kept = false;
        try {
            T made = object.apply(segment);
            objects.put(name, made);
            kept = true;
            return made;
        } finally {
            if (!kept) {
                segment.close();
            }
        }
    }

    /// An interrupt would close the file's channel half-way: as long as this is open it is set aside, and then set
    /// again for whatever waits next. Of the thread that makes it.
    static final class Undisturbed implements AutoCloseable {

        private final boolean interrupted = Thread.interrupted();

        @Override
        public void close() {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    synchronized boolean knows(String name) {
        return known(name) != null;
    }

    private @Nullable SharedObject known(String name) {
        SharedObject known = objects.get(name);
        return known != null && known.isThere() ? known : null;
    }

    /// Lets go of what its makers have removed, without closing it.
    ///
    /// @return how many bytes that was
    synchronized long forgetRemoved() {
        long forgotten = 0;
        for (var all = objects.values().iterator(); all.hasNext(); ) {
            SharedObject object = all.next();
            if (!object.isThere()) {
                forgotten += object.segment.isOpen() ? object.bytes() : 0;
                all.remove();
            }
        }
        return forgotten;
    }

    synchronized boolean isEmpty() {
        return objects.isEmpty();
    }

    /// Closes all that can be closed.
    ///
    /// @return whether that was the first time
    /// @throws IllegalStateException if something of the JDK's is just reading or writing memory of one of them; all
    ///                               others are closed then, and this can be called again
    synchronized boolean close() {
        RuntimeException failure = null;
        for (var all = objects.values().iterator(); all.hasNext(); ) {
            try {
                all.next().close();
                all.remove();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        boolean first = !closed;
        closed = true;
        return first;
    }
}
