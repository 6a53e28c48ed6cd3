package org.poolscope.shared;

import java.nio.file.Path;
import org.poolscope.function.Handle;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.segment.Kind;

/// Where a shared object is to be found.
///
/// @param directory of its segment
/// @param detail    a queue's or pipe's type by its class's name, with a pipe's side before it; [#PUBLIC]; or empty
record SegmentHandle(String directory, String name, Kind kind, String detail) implements Handle {

    /// Says that it is memory to be found by its public name.
    static final String PUBLIC = "public";

    /// Attaches to it; the same object every time in one process.
    ///
    /// @throws SegmentException if it is not there any more
    @Override
    public Object open() {
        if (detail.equals(PUBLIC)) {
            return SharedMemory.attach(name);
        }
        Class<?> messages = detail.isEmpty() ? Object.class : type(detail.substring(detail.indexOf(' ') + 1));
        SharedObject object = Received.attach(Path.of(directory), name, kind, messages);
        if (object instanceof Pipe<?> pipe) {
            return switch (detail.substring(0, detail.indexOf(' '))) {
                case "first" -> used(pipe.first());
                case "second" -> used(pipe.second());
                default -> pipe;
            };
        }
        return object;
    }

    private static PipeEnd<?> used(PipeEnd<?> end) {
        end.use();
        return end;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new SegmentException("the class " + name + " of what is in a segment is not on the class path here");
        }
    }
}
