package org.poolscope.workload;

import java.util.OptionalLong;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedArray;

/// A shared object that a batch wants created before it starts. Its name is how workers attach to it and what the
/// monitor shows. Workers may create more, which the monitor finds by itself and which live as long as the run.
public sealed interface SharedSpec {

    String name();

    /// Makes it.
    void create(Segments segments);

    /// @param expected the value it ought to have in the end, for the eyes of the monitor; empty when there is none
    record Counter(String name, OptionalLong expected) implements SharedSpec {
        @Override
        public void create(Segments segments) {
            segments.createCounter(name);
        }
    }

    /// @param type     what its messages are
    /// @param capacity how many fit, at least 1
    record Queue(String name, Class<?> type, int capacity) implements SharedSpec {
        @Override
        public void create(Segments segments) {
            segments.createQueue(name, type, capacity);
        }
    }

    /// @param type what its messages are
    record Pipe(String name, Class<?> type) implements SharedSpec {
        @Override
        public void create(Segments segments) {
            segments.createPipe(name, type);
        }
    }

    /// A lock that is not re-entrant.
    record Lock(String name) implements SharedSpec {
        @Override
        public void create(Segments segments) {
            segments.createLock(name);
        }
    }

    /// @param parties how many wait for each other, at least 1
    record Barrier(String name, int parties) implements SharedSpec {
        @Override
        public void create(Segments segments) {
            segments.createBarrier(name, parties);
        }
    }

    /// @param length how many elements it has, at least 1
    record Array(String name, SharedArray.Type type, long length) implements SharedSpec {
        @Override
        public void create(Segments segments) {
            segments.createArray(name, type, length);
        }
    }

    /// @param bytes how large it is, at least 1
    record Memory(String name, long bytes) implements SharedSpec {
        @Override
        public void create(Segments segments) {
            segments.createMemory(name, bytes);
        }
    }
}
