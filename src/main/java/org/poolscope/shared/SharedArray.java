package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.segment.Segment;

/// Numbers of one type that processes share; an array of length 1 is a shared value.
///
/// Single elements are read and written whole, and in order, but another process may write between the read and the
/// write of `set(i, get(i) + 1)`: use [#getAndAdd], or a [SharedLock]. Arrays of bytes and shorts cannot be added to in
/// one step.
///
/// ```
///    0  type      4   see Type
///    8  length    8
///  128  elements
/// ```
public final class SharedArray extends SharedObject {

    private static final long TYPE_AT = 0;
    private static final long LENGTH_AT = 8;
    private static final long ELEMENTS_AT = 128;
    private static final VarHandle BYTES = JAVA_BYTE.varHandle();
    private static final VarHandle SHORTS = JAVA_SHORT.varHandle();
    private static final VarHandle INTS = JAVA_INT.varHandle();
    private static final VarHandle LONGS = JAVA_LONG.varHandle();
    private static final VarHandle FLOATS = JAVA_FLOAT.varHandle();
    private static final VarHandle DOUBLES = JAVA_DOUBLE.varHandle();

    private final MemorySegment elements;
    private final Type type;
    private final long length;

    /// What the elements are. The order is part of the layout.
    public enum Type {
        BYTE(JAVA_BYTE, Byte.MIN_VALUE, Byte.MAX_VALUE),
        SHORT(JAVA_SHORT, Short.MIN_VALUE, Short.MAX_VALUE),
        INT(JAVA_INT, Integer.MIN_VALUE, Integer.MAX_VALUE),
        LONG(JAVA_LONG, Long.MIN_VALUE, Long.MAX_VALUE),
        FLOAT(JAVA_FLOAT, 0, 0),
        DOUBLE(JAVA_DOUBLE, 0, 0);

        private final ValueLayout layout;
        private final long least;
        private final long most;

        Type(ValueLayout layout, long least, long most) {
            this.layout = layout;
            this.least = least;
            this.most = most;
        }

        /// How many bytes one takes.
        public int bytes() {
            return (int) layout.byteSize();
        }

        public boolean isWhole() {
            return this != FLOAT && this != DOUBLE;
        }
    }

    SharedArray(Segment segment) {
        super(segment);
        MemorySegment body = segment.body();
        int ordinal = body.byteSize() < ELEMENTS_AT ? -1 : body.get(JAVA_INT, TYPE_AT);
        if (ordinal < 0 || ordinal >= Type.values().length
                || bytesFor(Type.values()[ordinal], body.get(JAVA_LONG, LENGTH_AT)) != body.byteSize()) {
            throw new SegmentException("array '" + name() + "' is damaged");
        }
        this.type = Type.values()[ordinal];
        this.length = body.get(JAVA_LONG, LENGTH_AT);
        this.elements = body.asSlice(ELEMENTS_AT);
    }

    static long bytesFor(Type type, long length) {
        return ELEMENTS_AT + type.bytes() * length;
    }

    static void format(MemorySegment body, Type type, long length) {
        body.set(JAVA_INT, TYPE_AT, type.ordinal());
        body.set(JAVA_LONG, LENGTH_AT, length);
    }

    public Type type() {
        return type;
    }

    public long length() {
        return length;
    }

    /// An element of a type that is whole.
    ///
    /// @throws IndexOutOfBoundsException     unless the index is from 0 to length - 1
    /// @throws UnsupportedOperationException if the elements are floats or doubles
    public long get(long index) {
        long at = at(index);
        try {
            return switch (type) {
                case BYTE -> (byte) BYTES.getVolatile(elements, at);
                case SHORT -> (short) SHORTS.getVolatile(elements, at);
                case INT -> (int) INTS.getVolatile(elements, at);
                case LONG -> (long) LONGS.getVolatile(elements, at);
                case FLOAT, DOUBLE -> throw fractional("getDouble");
            };
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Changes an element of a type that is whole.
    ///
    /// @throws IndexOutOfBoundsException     unless the index is from 0 to length - 1
    /// @throws IllegalArgumentException      if the value does not fit
    /// @throws UnsupportedOperationException if the elements are floats or doubles
    public void set(long index, long value) {
        long at = at(index);
        checkFits(value, "setDouble");
        try {
            switch (type) {
                case BYTE -> BYTES.setVolatile(elements, at, (byte) value);
                case SHORT -> SHORTS.setVolatile(elements, at, (short) value);
                case INT -> INTS.setVolatile(elements, at, (int) value);
                default -> LONGS.setVolatile(elements, at, value);
            }
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// An element of any type.
    ///
    /// @throws IndexOutOfBoundsException unless the index is from 0 to length - 1
    public double getDouble(long index) {
        long at = at(index);
        try {
            return switch (type) {
                case FLOAT -> (float) FLOATS.getVolatile(elements, at);
                case DOUBLE -> (double) DOUBLES.getVolatile(elements, at);
                default -> get(index);
            };
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Changes an element that is a float or a double.
    ///
    /// @throws IndexOutOfBoundsException     unless the index is from 0 to length - 1
    /// @throws UnsupportedOperationException if the elements are of a type that is whole
    public void setDouble(long index, double value) {
        long at = at(index);
        try {
            switch (type) {
                case FLOAT -> FLOATS.setVolatile(elements, at, (float) value);
                case DOUBLE -> DOUBLES.setVolatile(elements, at, value);
                default -> throw new UnsupportedOperationException(this + " has elements of type " + type
                        + "; use set");
            }
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Adds to an int or a long, in one step that cannot be divided. Goes round when it gets too large, as `+` does.
    ///
    /// @return the value before
    /// @throws IndexOutOfBoundsException     unless the index is from 0 to length - 1
    /// @throws UnsupportedOperationException if the elements are of another type
    public long getAndAdd(long index, long delta) {
        long at = at(index);
        try {
            return switch (type) {
                case INT -> (int) INTS.getAndAdd(elements, at, (int) delta);
                case LONG -> (long) LONGS.getAndAdd(elements, at, delta);
                default -> throw indivisible();
            };
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Changes an int or a long if it is as expected, in one step that cannot be divided.
    ///
    /// @return whether it was
    /// @throws IndexOutOfBoundsException     unless the index is from 0 to length - 1
    /// @throws IllegalArgumentException      if the value does not fit
    /// @throws UnsupportedOperationException if the elements are of another type
    public boolean compareAndSet(long index, long expected, long value) {
        long at = at(index);
        checkFits(value, "setDouble");
        try {
            return switch (type) {
                case INT -> expected == (int) expected && INTS.compareAndSet(elements, at, (int) expected, (int) value);
                case LONG -> LONGS.compareAndSet(elements, at, expected, value);
                default -> throw indivisible();
            };
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// A part of the elements as memory, for copying and for loops over many.
    ///
    /// @throws IndexOutOfBoundsException unless `0 ≤ from ≤ to ≤ length`
    public MemorySegment slice(long from, long to) {
        Objects.checkFromToIndex(from, to, length);
        if (!segment.isOpen()) {
            throw segment.explain(new IllegalStateException("closed"));
        }
        return elements.asSlice(from * type.bytes(), (to - from) * type.bytes());
    }

    private long at(long index) {
        return Objects.checkIndex(index, length) * type.bytes();
    }

    private void checkFits(long value, String instead) {
        if (!type.isWhole()) {
            throw fractional(instead);
        }
        if (value < type.least || value > type.most) {
            throw new IllegalArgumentException(value + " does not fit into an element of " + this
                    + ", which is of type " + type + ": " + type.least + " to " + type.most);
        }
    }

    private UnsupportedOperationException fractional(String instead) {
        return new UnsupportedOperationException(this + " has elements of type " + type + "; use " + instead);
    }

    private UnsupportedOperationException indivisible() {
        return new UnsupportedOperationException(this + " has elements of type " + type
                + ", which cannot be changed in one step; make it one of INT or LONG, or use a lock");
    }
}
