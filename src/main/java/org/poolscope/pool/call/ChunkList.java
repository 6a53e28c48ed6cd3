package org.poolscope.pool.call;

import org.jspecify.annotations.Nullable;

/// Chunks in a row, each of which knows the [next][Chunk#next]: so nothing that is done here needs memory, and no chunk
/// is lost where there is none. (An [java.util.ArrayDeque] that cannot grow any more forgets all it had.) For one
/// thread at a time.
final class ChunkList {

    private @Nullable Chunk first;
    private @Nullable Chunk last;

    boolean isEmpty() {
        return first == null;
    }

    void addFirst(Chunk chunk) {
        chunk.next = first;
        first = chunk;
        last = last == null ? chunk : last;
    }

    void add(Chunk chunk) {
        chunk.next = null;
        if (last == null) {
            first = chunk;
        } else {
            last.next = chunk;
        }
        last = chunk;
    }

    @Nullable Chunk peek() {
        return first;
    }

    @Nullable Chunk poll() {
        Chunk chunk = first;
        if (chunk != null) {
            first = chunk.next;
            last = first == null ? null : last;
            // Whoever keeps it must not keep those that came after it.
            chunk.next = null;
        }
        return chunk;
    }
}
