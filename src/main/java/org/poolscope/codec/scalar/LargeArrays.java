package org.poolscope.codec.scalar;

import java.lang.foreign.MemorySegment;

/// Where large primitive arrays go instead of into the bytes: a caller that has shared memory copies each straight from
/// the sender's heap into it, and the receiver's array is filled straight from there. Used by one thread.
///
/// An encoder without it writes them into the bytes, a decoder without it refuses them.
public interface LargeArrays {

    /// Arrays of so many bytes and more are put here.
    int MIN_BYTES = 1 << 20;

    /// Stores an array's content. What it throws makes the encoding fail.
    ///
    /// @param array the array itself, on the heap; it may change after this method has returned
    /// @return a number that [#get] knows it by, on the other side
    int put(MemorySegment array);

    /// The stored content.
    MemorySegment get(int index);
}
