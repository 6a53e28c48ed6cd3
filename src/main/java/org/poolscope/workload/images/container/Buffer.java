package org.poolscope.workload.images.container;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// Memory that is used again by the next picture: to be given new pages and zeros for each would take a tenth of the
/// time of all. Large ones are given back at once. For one thread.
public final class Buffer {

    private static final long MOST_KEPT = 32L << 20;
    private static final int ALIGNMENT = 64;

    private MemorySegment kept = MemorySegment.NULL;

    /// So many bytes, with anything in them.
    ///
    /// @param arena where large ones are from
    public MemorySegment of(long bytes, Arena arena) {
        if (bytes > MOST_KEPT) {
            return arena.allocate(bytes, ALIGNMENT);
        }
        if (kept.byteSize() < bytes) {
            kept = MemorySegment.ofBuffer(zeroed(Math.toIntExact(bytes)));
        }
        return kept.asSlice(0, bytes);
    }

    /// What arenas allocate is filled with zeros by Java, which takes a new JVM that has compiled nothing yet some ten
    /// milliseconds for a photograph.
    private static ByteBuffer zeroed(int bytes) {
        return ByteBuffer.allocateDirect(bytes + 2 * ALIGNMENT).alignedSlice(ALIGNMENT);
    }
}
