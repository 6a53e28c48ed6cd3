package org.poolscope.process;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.LongStream;

/// Texts as the C library takes them, all in one piece of memory.
///
/// @param memory keeps them
/// @param begins where in it each begins
record NativeTexts(MemorySegment memory, int[] begins) {

    /// @param texts each a [ByteText]
    static NativeTexts of(Arena arena, List<String> texts) {
        byte[][] all = new byte[texts.size()][];
        int[] begins = new int[all.length];
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            all[i] = ByteText.bytes(texts.get(i));
            begins[i] = size;
            size += all[i].length + 1;
        }
        MemorySegment memory = arena.allocate(Math.max(1, size));
        for (int i = 0; i < all.length; i++) {
            MemorySegment.copy(all[i], 0, memory, JAVA_BYTE, begins[i], all[i].length);
        }
        return new NativeTexts(memory, begins);
    }

    /// One as the C library takes it.
    static MemorySegment of(Arena arena, String text) {
        return of(arena, List.of(text)).memory;
    }

    LongStream addresses() {
        return LongStream.range(0, begins.length).map(i -> memory.address() + begins[(int) i]);
    }
}
