package org.poolscope.process;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Texts as the C library takes many of them: an array of pointers that ends with none. All is in one piece of memory,
/// since to ask for a piece for each takes longer than to start a program.
///
/// @param pointers the array, of addresses of 8 bytes
record NativeTexts(MemorySegment pointers) {

    /// @param before addresses that come first
    /// @param texts  what comes behind them, each a [ByteText]
    NativeTexts(Arena arena, long[] before, List<String> texts) {
        this(write(arena, before, texts));
    }

    private static MemorySegment write(Arena arena, long[] before, List<String> texts) {
        byte[][] all = new byte[texts.size()][];
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            all[i] = ByteText.bytes(texts.get(i));
            size += all[i].length + 1;
        }
        long room = (before.length + all.length + 1L) * Long.BYTES;
        MemorySegment memory = arena.allocate(room + size, Long.BYTES);
        long[] pointers = new long[before.length + all.length];
        System.arraycopy(before, 0, pointers, 0, before.length);
        byte[] bytes = new byte[size];
        int at = 0;
        for (int i = 0; i < all.length; i++) {
            pointers[before.length + i] = memory.address() + room + at;
            System.arraycopy(all[i], 0, bytes, at, all[i].length);
            at += all[i].length + 1;
        }
        MemorySegment.copy(pointers, 0, memory, JAVA_LONG, 0, pointers.length);
        MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, room, size);
        return memory;
    }
}
