package org.poolscope.codec;

import java.lang.invoke.SerializedLambda;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.function.Pair;

/// Turns values into bytes that a [ValueDecoder] turns back. May be used again and again; not thread-safe.
///
/// A value that is reachable in two ways is written twice, and arrives as two.
public final class ValueEncoder {

    /// Deeper nesting is refused, so that neither side's stack can overflow.
    static final int MAX_DEPTH = 500;

    /// The largest array a JVM makes, with some room for its header.
    private static final int MAX_BYTES = Integer.MAX_VALUE - 16;

    private final ByteOut out;
    private final ClassNames classes;
    private final @Nullable LargeArrays large;
    private final boolean plain;
    private final @Nullable AllowedTypes receiver;

    public ValueEncoder() {
        this(MAX_BYTES, null);
    }

    /// @param maxBytes the most bytes that values may take together
    /// @param large    where large arrays go, or null if they are written with the rest
    public ValueEncoder(int maxBytes, @Nullable LargeArrays large) {
        this(maxBytes, large, false, null);
    }

    private ValueEncoder(int maxBytes, @Nullable LargeArrays large, boolean plain, @Nullable AllowedTypes receiver) {
        this.out = new ByteOut(maxBytes);
        this.large = large;
        this.plain = plain;
        this.receiver = receiver;
        this.classes = new ClassNames(receiver);
    }

    /// An encoder that refuses records, enums and functions, for a receiver with [AllowedTypes#none], and writes an
    /// `Integer` as a `Long`, for one that knows a single kind of whole number.
    public static ValueEncoder ofPlainValues(int maxBytes) {
        return new ValueEncoder(maxBytes, null, true, null);
    }

    /// One value's bytes.
    ///
    /// @throws CodecException if it, or something inside it, cannot be sent
    public static byte[] encode(@Nullable Object value) {
        return new ValueEncoder().write(value).take();
    }

    /// One value's bytes, for a receiver of whom it is known what he rebuilds.
    ///
    /// @throws CodecException if it, or something inside it, cannot be sent or would be refused
    public static byte[] encode(@Nullable Object value, AllowedTypes receiver) {
        return new ValueEncoder(MAX_BYTES, null, false, receiver).write(value).take();
    }

    /// Adds a value.
    ///
    /// @throws CodecException if it, or something inside it, cannot be sent; nothing is added then
    public ValueEncoder write(@Nullable Object value) {
        int start = out.position();
        int classesBefore = classes.count();
        try {
            put(value, 0);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            out.position(start);
            classes.backTo(classesBefore);
            throw e instanceof CodecException ours ? ours : new CodecException(
                    "a " + Words.typeOf(value) + " cannot be sent, because reading it threw " + Words.of(e), e);
        }
        return this;
    }

    /// Adds the first elements of an array as a list; [ValueDecoder#elements] reads them one by one.
    ///
    /// @throws CodecException if one of them cannot be sent; nothing is added then
    public ValueEncoder writeList(@Nullable Object[] values, int count) {
        int start = out.position();
        int classesBefore = classes.count();
        try {
            out.putByte(Tag.LIST);
            putElements(values, count, 0);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            out.position(start);
            classes.backTo(classesBefore);
            throw e instanceof CodecException ours ? ours : new CodecException(
                    "a list cannot be sent, because reading an element threw " + Words.of(e), e);
        }
        return this;
    }

    /// All that was added, as an array of its own; the encoder is empty afterwards.
    public byte[] take() {
        classes.backTo(0);
        return out.take();
    }

    /// All that was added, without copying it: valid until more is. The encoder is empty afterwards.
    public ByteBuffer drain() {
        classes.backTo(0);
        return out.drain();
    }

    private void put(@Nullable Object value, int depth) {
        if (value == null) {
            out.putByte(Tag.NULL);
        } else if (value instanceof String text) {
            out.putByte(Tag.STRING);
            out.putString(text);
        } else if (value instanceof Integer number) {
            out.putByte(plain ? Tag.LONG : Tag.INTEGER);
            out.putSigned(number);
        } else if (value instanceof Long number) {
            out.putByte(Tag.LONG);
            out.putSigned(number);
        } else if (value instanceof Double number) {
            out.putByte(Tag.DOUBLE);
            out.putDouble(number);
        } else if (value instanceof Boolean truth) {
            out.putByte(truth ? Tag.TRUE : Tag.FALSE);
        } else if (!putCompound(value, depth + 1) && !Scalars.write(value, out)) {
            putFunction(value, depth + 1);
        }
    }

    private boolean putCompound(Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new CodecException("values may be nested " + MAX_DEPTH + " deep at most, and this one, down to a "
                    + Words.typeOf(value) + ", is nested deeper; does it hold itself? Send a chain as a list");
        }
        if (plain && (value instanceof Record && !(value instanceof Pair) || value instanceof Enum)) {
            throw Words.notPlain(value);
        }
        if (value instanceof Record record) {
            putRecord(record, depth);
        } else if (value instanceof Enum<?> constant) {
            out.putByte(Tag.ENUM);
            classes.write(constant.getDeclaringClass(), 0, out);
            out.putString(constant.name());
        } else if (value.getClass().isArray()) {
            putArray(value, depth);
        } else if (value instanceof Collection<?> elements) {
            out.putByte(value instanceof Set ? Tag.SET : Tag.LIST);
            Object[] copy = elements.toArray();
            putElements(copy, copy.length, depth);
        } else if (value instanceof Map<?, ?> map) {
            putMap(map, depth);
        } else if (value instanceof SentByHandle object) {
            out.putByte(Tag.HANDLE);
            put(object.handle(), depth);
        } else if (value instanceof Optional<?> optional) {
            out.putByte(Tag.OPTIONAL);
            put(optional.orElse(null), depth);
        } else {
            return false;
        }
        return true;
    }

    private void putRecord(Record value, int depth) {
        if (value instanceof Pair<?, ?> pair) {
            out.putByte(Tag.PAIR);
            put(pair.first(), depth);
            put(pair.second(), depth);
            return;
        }
        RecordPlan plan = RecordPlan.of(value.getClass());
        int size = plan.size();
        out.putByte(Tag.RECORD);
        classes.write(plan.type(), size, out);
        for (int i = 0; i < size; i++) {
            put(plan.component(value, i), depth);
        }
    }

    private void putArray(Object array, int depth) {
        Class<?> component = array.getClass().componentType();
        if (component.isPrimitive()) {
            PrimitiveArrays.write(array, out, large);
            return;
        }
        if (!ArrayTypes.canBeSent(component)) {
            throw Words.unsendable(array);
        }
        if (plain && !ArrayTypes.isPlain(component)) {
            throw Words.notPlain(array);
        }
        Object[] elements = (Object[]) array;
        out.putByte(Tag.OBJECT_ARRAY);
        classes.write(component, 0, out);
        putElements(elements, elements.length, depth);
    }

    private void putElements(@Nullable Object[] elements, int count, int depth) {
        int kind = Packing.kind(elements, count);
        out.putByte(plain && kind == Packing.INTEGERS ? Packing.LONGS : kind);
        out.putUnsigned(count);
        if (kind != Packing.ANY) {
            Packing.write(kind, elements, count, out);
            return;
        }
        for (int i = 0; i < count; i++) {
            put(elements[i], depth);
        }
    }

    /// The entries are counted while they are written, as a concurrent map's size may change meanwhile.
    private void putMap(Map<?, ?> map, int depth) {
        Object[] entries = map.entrySet().toArray();
        out.putByte(Tag.MAP);
        out.putUnsigned(entries.length);
        for (Object entry : entries) {
            put(((Map.Entry<?, ?>) entry).getKey(), depth);
            put(((Map.Entry<?, ?>) entry).getValue(), depth);
        }
    }

    private void putFunction(Object value, int depth) {
        if (plain) {
            throw Words.notPlain(value);
        }
        if (receiver != null && !receiver.functions()) {
            throw new CodecException("a function is sent to workers alone");
        }
        SerializedLambda lambda = Lambdas.takeApart(value);
        out.putByte(Tag.FUNCTION);
        Lambdas.write(lambda, out);
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            Object captured = lambda.getCapturedArg(i);
            try {
                put(captured, depth);
            } catch (CodecException e) {
                throw Lambdas.refusedCapture(lambda, captured, e);
            }
        }
    }
}
