package org.poolscope.pool.call;

import org.jspecify.annotations.Nullable;

/// Chunks that are done before their turn, by their index: a reorder buffer, in a ring that grows to the distance
/// between the first and the last of those that are out. A map would make two objects for every second item of a stream
/// of tiny ones.
final class ReorderBuffer {

    private @Nullable Chunk[] ring = new Chunk[64];

    /// @param next the index whose turn it is, before which no chunk is kept
    void keep(Chunk chunk, long next) {
        while (chunk.index - next >= ring.length) {
            grow();
        }
        ring[place(chunk.index)] = chunk;
    }

    /// Takes the chunk of an index, if it is here.
    @Nullable Chunk take(long index) {
        int place = place(index);
        Chunk chunk = ring[place];
        ring[place] = null;
        return chunk;
    }

    private int place(long index) {
        return (int) (index & ring.length - 1);
    }

    private void grow() {
        Chunk[] smaller = ring;
        ring = new Chunk[2 * smaller.length];
        for (Chunk chunk : smaller) {
            if (chunk != null) {
                ring[place(chunk.index)] = chunk;
            }
        }
    }
}
