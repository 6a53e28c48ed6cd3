package org.poolscope.codec.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.bytes.ByteIn;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.function.CodecException;

/// Arrays of primitives: the element type's number, the length, then the elements one after the other, little-endian,
/// or the index of the array in [LargeArrays]. Booleans are written as bits.
public final class PrimitiveArrays {

    /// An element type's number is its place in here.
    private static final Class<?>[] ELEMENTS = {
        boolean.class, byte.class, short.class, char.class, int.class, long.class, float.class, double.class
    };

    private static final int[] BYTES = {
        1, Byte.BYTES, Short.BYTES, Character.BYTES, Integer.BYTES, Long.BYTES, Float.BYTES, Double.BYTES
    };

    private static final int BOOLEAN = 0;

    private PrimitiveArrays() {}

    /// @param large where a large array is put, or null if it is written with the rest
    public static void write(Object array, ByteOut out, @Nullable LargeArrays large) {
        int element = number(array.getClass().componentType());
        int length = Array.getLength(array);
        long bytes = (long) length * BYTES[element];
        if (large != null && bytes >= LargeArrays.MIN_BYTES && element != BOOLEAN) {
            out.putByte(Tag.LARGE_ARRAY);
            out.putByte(element);
            out.putUnsigned(length);
            out.putUnsigned(large.put(segment(array)));
            return;
        }
        out.putByte(Tag.PRIMITIVE_ARRAY);
        out.putByte(element);
        out.putUnsigned(length);
        if (element == BOOLEAN) {
            writeBits((boolean[]) array, out);
        } else {
            copyIn(array, out.buffer(bytes));
            out.position(out.position() + (int) bytes);
        }
    }

    private static int number(Class<?> element) {
        int i = 0;
        while (ELEMENTS[i] != element) {
            i++;
        }
        return i;
    }

    public static Object read(ByteIn in) {
        int element = element(in);
        if (element == BOOLEAN) {
            return readBits(in);
        }
        int length = in.getCount(BYTES[element]);
        Object array = allocate(element, length);
        copyOut(in.buffer((long) length * BYTES[element]), array);
        return array;
    }

    public static Object readLarge(ByteIn in, @Nullable LargeArrays large) {
        int element = element(in);
        long length = in.getUnsigned();
        int index = Math.toIntExact(in.getUnsigned());
        if (large == null) {
            throw new CodecException("an array of " + length + " elements was put into shared memory, of which the "
                    + "receiver knows nothing");
        }
        MemorySegment content = large.get(index);
        if (element == BOOLEAN || length < 0 || length > Integer.MAX_VALUE
                || content.byteSize() != length * BYTES[element]) {
            throw new CodecException("an array of " + length + " elements does not fit the " + content.byteSize()
                    + " bytes of shared memory it should be in; its sender is broken");
        }
        Object array = allocate(element, (int) length);
        segment(array).copyFrom(content);
        return array;
    }

    public static void skip(ByteIn in) {
        int element = element(in);
        if (element == BOOLEAN) {
            readBits(in);
        } else {
            in.buffer((long) in.getCount(BYTES[element]) * BYTES[element]);
        }
    }

    public static void skipLarge(ByteIn in) {
        element(in);
        in.getUnsigned();
        in.getUnsigned();
    }

    private static int element(ByteIn in) {
        int element = in.getByte();
        if (element < 0 || element >= ELEMENTS.length) {
            throw new CodecException("an array of unknown kind " + element + " was received; its sender is broken");
        }
        return element;
    }

    private static Object allocate(int element, int length) {
        try {
            return Array.newInstance(ELEMENTS[element], length);
        } catch (OutOfMemoryError e) {
            throw new CodecException("the heap has no room for the " + length + " elements of a received "
                    + ELEMENTS[element] + "[]; give this JVM more (-Xmx), or send the array in parts", e);
        }
    }

    private static MemorySegment segment(Object array) {
        if (array instanceof byte[] values) {
            return MemorySegment.ofArray(values);
        } else if (array instanceof int[] values) {
            return MemorySegment.ofArray(values);
        } else if (array instanceof long[] values) {
            return MemorySegment.ofArray(values);
        } else if (array instanceof double[] values) {
            return MemorySegment.ofArray(values);
        } else if (array instanceof float[] values) {
            return MemorySegment.ofArray(values);
        } else if (array instanceof short[] values) {
            return MemorySegment.ofArray(values);
        }
        return MemorySegment.ofArray((char[]) array);
    }

    private static void copyIn(Object array, ByteBuffer to) {
        if (array instanceof byte[] values) {
            to.put(values);
        } else if (array instanceof int[] values) {
            to.asIntBuffer().put(values);
        } else if (array instanceof long[] values) {
            to.asLongBuffer().put(values);
        } else if (array instanceof double[] values) {
            to.asDoubleBuffer().put(values);
        } else if (array instanceof float[] values) {
            to.asFloatBuffer().put(values);
        } else if (array instanceof short[] values) {
            to.asShortBuffer().put(values);
        } else {
            to.asCharBuffer().put((char[]) array);
        }
    }

    private static void copyOut(ByteBuffer from, Object array) {
        if (array instanceof byte[] values) {
            from.get(values);
        } else if (array instanceof int[] values) {
            from.asIntBuffer().get(values);
        } else if (array instanceof long[] values) {
            from.asLongBuffer().get(values);
        } else if (array instanceof double[] values) {
            from.asDoubleBuffer().get(values);
        } else if (array instanceof float[] values) {
            from.asFloatBuffer().get(values);
        } else if (array instanceof short[] values) {
            from.asShortBuffer().get(values);
        } else {
            from.asCharBuffer().get((char[]) array);
        }
    }

    private static void writeBits(boolean[] values, ByteOut out) {
        for (int i = 0; i < values.length; i += Byte.SIZE) {
            int bits = 0;
            for (int j = i; j < Math.min(i + Byte.SIZE, values.length); j++) {
                bits |= values[j] ? 1 << j - i : 0;
            }
            out.putByte(bits);
        }
    }

    private static boolean[] readBits(ByteIn in) {
        long length = in.getUnsigned();
        in.need(length < 0 ? Long.MAX_VALUE : length / Byte.SIZE + (length % Byte.SIZE == 0 ? 0 : 1));
        boolean[] values = (boolean[]) allocate(BOOLEAN, Math.toIntExact(length));
        int bits = 0;
        for (int i = 0; i < values.length; i++) {
            if (i % Byte.SIZE == 0) {
                bits = in.getByte();
            }
            values[i] = (bits >> i % Byte.SIZE & 1) != 0;
        }
        return values;
    }
}
