package org.poolscope.workload.images.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A JPEG file as it grows: whole bytes for its segments, bits for its picture data.
final class BitOutput {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] file;
    private int length;
    /// Bits not yet in the file, the newest lowest.
    private long bits;
    private int count;

    /// @param expected about how many bytes it will be
    BitOutput(int expected) {
        file = new byte[Math.max(expected, 64)];
    }

    /// Writes bytes as they are.
    void bytes(byte... bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, file, length, bytes.length);
        length += bytes.length;
    }

    /// Writes a marker.
    void marker(int code) {
        bytes((byte) 0xFF, (byte) code);
    }

    /// Writes a segment: its marker, its length, its content.
    void segment(int marker, byte... content) {
        marker(marker);
        word(content.length + 2);
        bytes(content);
    }

    private void word(int value) {
        bytes((byte) (value >> 8), (byte) value);
    }

    /// Writes up to 32 bits of picture data.
    ///
    /// @param value the bits, and 0 above them
    void bits(int value, int size) {
        bits = bits << size | value;
        count += size;
        if (count >= Integer.SIZE) {
            count -= Integer.SIZE;
            data((int) (bits >>> count));
        }
    }

    private void data(int four) {
        ensure(2 * Integer.BYTES);
        // Nearly always none of the four is 255, after which a zero is due.
        if ((~four - 0x01010101 & four & 0x80808080) == 0) {
            INT.set(file, length, four);
            length += Integer.BYTES;
        } else {
            for (int shift = 24; shift >= 0; shift -= 8) {
                data((byte) (four >> shift));
            }
        }
    }

    private void data(byte one) {
        file[length++] = one;
        if (one == -1) {
            file[length++] = 0;
        }
    }

    /// Ends the picture data, with ones up to a whole byte.
    void endData() {
        ensure(2 * Integer.BYTES);
        bits(0x7F, 7);
        for (; count >= 8; count -= 8) {
            data((byte) (bits >>> count - 8));
        }
        count = 0;
    }

    private void ensure(int more) {
        if (file.length - length < more) {
            file = Arrays.copyOf(file, Math.addExact(Math.max(2 * file.length, length), more));
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(file, length);
    }
}
