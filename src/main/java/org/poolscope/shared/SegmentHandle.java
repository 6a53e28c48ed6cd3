package org.poolscope.shared;

import java.nio.file.Path;
import org.poolscope.codec.Handle;
import org.poolscope.shared.segment.Kind;

/// Where a shared object is to be found.
///
/// @param directory of its segment
/// @param detail    a queue's or pipe's type by its class's name, with a pipe's side before it; empty for others
public record SegmentHandle(String directory, String name, Kind kind, String detail) implements Handle {

    /// Attaches to it; the same object every time in one process.
    ///
    /// @throws SegmentException if it is not there any more
    @Override
    public Object open() {
        Segments segments = Segments.received(Path.of(directory));
        return switch (kind) {
            case COUNTER -> segments.counter(name);
            case QUEUE -> segments.queue(name, type(detail));
            case LOCK -> segments.lock(name);
            case SEMAPHORE -> segments.semaphore(name);
            case CONDITION -> segments.condition(name);
            case EVENT -> segments.event(name);
            case BARRIER -> segments.barrier(name);
            case ARRAY -> segments.array(name);
            case MEMORY -> segments.memory(name);
            case PIPE -> pipe(segments);
        };
    }

    private Object pipe(Segments segments) {
        int space = detail.indexOf(' ');
        Pipe<?> pipe = segments.pipe(name, type(detail.substring(space + 1)));
        return switch (detail.substring(0, space)) {
            case "first" -> pipe.first();
            case "second" -> pipe.second();
            default -> pipe;
        };
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new SegmentException("the class " + name + " of what is in a segment is not on the class path here");
        }
    }
}
