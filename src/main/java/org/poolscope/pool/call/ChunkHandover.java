package org.poolscope.pool.call;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Where one thread puts chunks and another takes them, by links that the chunks have (a Treiber stack): neither needs
/// memory for it, see [ChunkList], nor waits for the other.
final class ChunkHandover {

    /// The one that came last; each knows the one that came before it.
    private final AtomicReference<@Nullable Chunk> newest = new AtomicReference<>();

    void put(Chunk chunk) {
        put(chunk, chunk);
    }

    /// Puts some at once.
    ///
    /// @param last  the one that came last; each knows the one that came before it
    /// @param first the one that came first
    void put(Chunk last, Chunk first) {
        Chunk before;
        do {
            before = newest.get();
            first.next = before;
        } while (!newest.compareAndSet(before, last));
    }

    /// Moves all there are to the end of a list, in the order in which they came.
    ///
    /// @return whether there were any
    boolean moveTo(ChunkList list) {
        Chunk chunk = newest.getAndSet(null);
        boolean any = chunk != null;
        Chunk later = null;
        while (chunk != null) {
            Chunk before = chunk.next;
            chunk.next = later;
            later = chunk;
            chunk = before;
        }
        while (later != null) {
            Chunk next = later.next;
            list.add(later);
            later = next;
        }
        return any;
    }
}
