package org.poolscope.codec.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LittleEndianTest {

    private final byte[] bytes = new byte[16];

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 127, 128, 255, 256, -128, -129, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000L,
            0xFFFF_FFFFL, 0x1_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE, 0x80FF_7F00_8001_FE02L})
    void shouldWriteAndReadAsAByteBufferDoes(long value) {
        ByteBuffer buffer = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        LittleEndian.putShort(bytes, 1, (int) value);
        LittleEndian.putInt(bytes, 3, (int) value);
        LittleEndian.putLong(bytes, 7, value);
        buffer.putShort(1, (short) value).putInt(3, (int) value).putLong(7, value);

        assertArrayEquals(buffer.array(), bytes);
        assertEquals((short) value, LittleEndian.getShort(bytes, 1));
        assertEquals((int) value, LittleEndian.getInt(bytes, 3));
        assertEquals(value, LittleEndian.getLong(bytes, 7));
    }

    @Test
    void shouldReadAnyBytesAsAByteBufferDoes() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(bytes);
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            assertEquals(buffer.getShort(3), LittleEndian.getShort(bytes, 3));
            assertEquals(buffer.getInt(5), LittleEndian.getInt(bytes, 5));
            assertEquals(buffer.getLong(6), LittleEndian.getLong(bytes, 6));
        }
    }

    @Test
    void shouldNotGoBeyondTheArray() {
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> LittleEndian.getLong(bytes, 9));
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> LittleEndian.putInt(bytes, 13, 1));
    }
}
