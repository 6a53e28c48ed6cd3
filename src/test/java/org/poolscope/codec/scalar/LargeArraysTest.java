package org.poolscope.codec.scalar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.codec.ValueDecoder;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;

class LargeArraysTest {

    private static final class OffHeap implements LargeArrays {

        final List<MemorySegment> stored = new ArrayList<>();

        @Override
        public int put(MemorySegment array) {
            stored.add(Arena.ofAuto().allocate(array.byteSize(), Long.BYTES).copyFrom(array));
            return stored.size() - 1;
        }

        @Override
        public MemorySegment get(int index) {
            return stored.get(index);
        }
    }

    private final OffHeap memory = new OffHeap();

    @Test
    void shouldPutLargeArraysElsewhereAndSmallOnesIntoTheBytes() {
        byte[] bytes = new byte[LargeArrays.MIN_BYTES];
        bytes[5] = 1;
        double[] doubles = new double[LargeArrays.MIN_BYTES];
        doubles[7] = 0.5;
        char[] characters = "x".repeat(LargeArrays.MIN_BYTES).toCharArray();
        Object value = List.of(bytes, doubles, characters, new int[] {1});

        byte[] encoded = new ValueEncoder(1000, memory).write(value).take();
        List<?> read = (List<?>) new ValueDecoder(ByteBuffer.wrap(encoded), AllowedTypes.none(), memory).next();

        assertEquals(3, memory.stored.size());
        assertArrayEquals(bytes, (byte[]) read.get(0));
        assertArrayEquals(doubles, (double[]) read.get(1));
        assertArrayEquals(characters, (char[]) read.get(2));
        assertArrayEquals(new int[] {1}, (int[]) read.get(3));
    }

    @Test
    void shouldPutLargeArraysIntoTheBytesWithoutSuchMemory() {
        long[] values = new long[LargeArrays.MIN_BYTES];
        values[9] = -1;

        assertArrayEquals(values, (long[]) ValueDecoder.read(ValueEncoder.encode(values), AllowedTypes.none()));
    }

    @Test
    void shouldRefuseAnArrayThatIsNotWhereItShouldBe() {
        byte[] encoded = new ValueEncoder(1000, memory).write(new int[LargeArrays.MIN_BYTES]).take();
        memory.stored.set(0, memory.stored.getFirst().asSlice(4));

        var unknown = assertThrows(CodecException.class, () -> ValueDecoder.read(encoded, AllowedTypes.none()));
        assertTrue(unknown.getMessage().endsWith("of which the receiver knows nothing"), unknown.getMessage());

        var cut = assertThrows(CodecException.class,
                () -> new ValueDecoder(ByteBuffer.wrap(encoded), AllowedTypes.none(), memory).next());
        assertTrue(cut.getMessage().contains("does not fit the 4194300 bytes"), cut.getMessage());

        memory.stored.clear();
        assertThrows(CodecException.class,
                () -> new ValueDecoder(ByteBuffer.wrap(encoded), AllowedTypes.none(), memory).next());
    }
}
