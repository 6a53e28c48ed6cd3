package org.poolscope.codec;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.codec.bytes.Packing;
import org.poolscope.codec.function.Lambdas;
import org.poolscope.codec.kind.Container;
import org.poolscope.codec.kind.Words;
import org.poolscope.codec.scalar.LargeArrays;
import org.poolscope.codec.scalar.Names;
import org.poolscope.codec.scalar.PrimitiveArrays;
import org.poolscope.codec.scalar.Scalars;
import org.poolscope.codec.scalar.Tag;
import org.poolscope.codec.scalar.Times;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.codec.type.ArrayTypes;
import org.poolscope.codec.type.ClassNames;
import org.poolscope.codec.type.RecordPlan;
import org.poolscope.function.CodecException;
import org.poolscope.function.Pair;
import org.poolscope.function.SentByHandle;

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

    /// An encoder for what goes from a worker to its parent, who rebuilds no functions.
    ///
    /// @param maxBytes the most bytes that values may take together
    /// @param large    where large arrays go, or null if they are written with the rest
    public static ValueEncoder ofResults(int maxBytes, @Nullable LargeArrays large) {
        return new ValueEncoder(maxBytes, large, false, AllowedTypes.values());
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
        } catch (Throwable e) {
            throw takenBack(start, classesBefore, "a " + Words.typeOf(value), e);
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
            putElements(values, count, null, 0);
        } catch (Throwable e) {
            throw takenBack(start, classesBefore, "an element of a list", e);
        }
        return this;
    }

    /// Forgets what was begun. Whatever a user's class throws while it is read is that one value's error.
    private CodecException takenBack(int start, int classesBefore, String what, Throwable why) {
        out.position(start);
        classes.backTo(classesBefore);
        if (why instanceof CodecException ours) {
            return ours;
        }
        return new CodecException(what + " cannot be sent, because reading it threw " + Words.of(why)
                + (why instanceof OutOfMemoryError ? "; give this JVM more memory (-Xmx), or send it in parts" : ""),
                why);
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

    ByteOut out() {
        return out;
    }

    /// Where the enum of a collection or map is written, which it has even if it is empty.
    ///
    /// @throws CodecException if the receiver knows no enums
    ClassNames enums(Object container) {
        if (plain) {
            throw Words.notPlain(container);
        }
        return classes;
    }

    ClassNames classes() {
        return classes;
    }

    /// @param depth how many values this one is inside of
    void put(@Nullable Object value, int depth) {
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
            putOther(value, depth + 1);
        }
    }

    /// @param where the place that is told if it cannot be sent
    void put(@Nullable Object value, String where, int depth) {
        try {
            put(value, depth);
        } catch (CodecException e) {
            throw e.in(where);
        }
    }

    /// The less frequent kinds come after functions, so that a first call loads none of their classes.
    private void putOther(Object value, int depth) {
        if (Lambdas.isFunction(value)) {
            putFunction(value, depth);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            ContainerWriter.write(entry, this, depth);
        } else if (value.getClass().getClassLoader() != null || !Times.write(value, out) && !Names.write(value, out)) {
            throw plain ? Words.notPlain(value) : Words.unsendable(value);
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
            putCollection(elements, depth);
        } else if (value instanceof Map<?, ?> map) {
            putMap(map, depth);
        } else if (value instanceof SentByHandle object) {
            out.putByte(Tag.HANDLE);
            put(object.handle(), depth);
        } else if (value instanceof Optional<?> optional) {
            out.putByte(Tag.OPTIONAL);
            put(optional.orElse(null), "the value of the Optional", depth);
        } else {
            return false;
        }
        return true;
    }

    private void putRecord(Record value, int depth) {
        if (value instanceof Pair<?, ?> pair) {
            out.putByte(Tag.PAIR);
            put(pair.first(), "the first of the pair", depth);
            put(pair.second(), "the second of the pair", depth);
            return;
        }
        RecordPlan plan = RecordPlan.of(value.getClass());
        int size = plan.size();
        out.putByte(Tag.RECORD);
        classes.write(plan.type(), size, out);
        int i = 0;
        try {
            for (; i < size; i++) {
                put(plan.component(value, i), depth);
            }
        } catch (CodecException e) {
            throw e.in(plan.nameOf(i));
        }
    }

    private void putCollection(Collection<?> value, int depth) {
        int kind = Container.of(value);
        if (Container.isWrapper(value.getClass())) {
            ContainerWriter.begin(value, out);
        }
        if (kind == Container.LIST || kind == Container.LINKED_HASH_SET) {
            out.putByte(kind == Container.LIST ? Tag.LIST : Tag.SET);
            Object[] elements = value.toArray();
            putElements(elements, elements.length, kind == Container.LIST ? "list" : "set", depth);
        } else {
            ContainerWriter.write(value, kind, this, depth);
        }
    }

    private void putMap(Map<?, ?> value, int depth) {
        int kind = Container.of(value);
        if (Container.isWrapper(value.getClass())) {
            ContainerWriter.begin(value, out);
        }
        if (kind == Container.LINKED_HASH_MAP) {
            out.putByte(Tag.MAP);
            putEntries(value, depth);
        } else {
            ContainerWriter.write(value, kind, this, depth);
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
        putElements(elements, elements.length, "array", depth);
    }

    /// @param container what they are the elements of, or null if nobody needs to be told
    void putElements(@Nullable Object[] elements, int count, @Nullable String container, int depth) {
        int kind = Packing.kind(elements, count);
        out.putByte(plain && kind == Packing.INTEGERS ? Packing.LONGS : kind);
        out.putUnsigned(count);
        if (kind != Packing.ANY) {
            Packing.write(kind, elements, count, out);
            return;
        }
        int i = 0;
        try {
            for (; i < count; i++) {
                put(elements[i], depth);
            }
        } catch (CodecException e) {
            throw container == null ? e : e.in("element " + i + " of the " + container);
        }
    }

    /// The entries are counted before they are written, as a concurrent map's size may change meanwhile.
    void putEntries(Map<?, ?> map, int depth) {
        Object[] entries = map.entrySet().toArray();
        out.putUnsigned(entries.length);
        for (Object each : entries) {
            var entry = (Map.Entry<?, ?>) each;
            Object key = entry.getKey();
            put(key, "a key of the map", depth);
            try {
                put(entry.getValue(), depth);
            } catch (CodecException e) {
                throw e.in("the value of the map's key " + Words.of(key));
            }
        }
    }

    private void putFunction(Object value, int depth) {
        if (plain) {
            throw Words.notPlain(value);
        }
        if (receiver != null && !receiver.functions()) {
            throw new CodecException("a function can be sent to a worker with a call, and nowhere else: "
                    + Words.of(value) + "; send a record or an enum that says what to do");
        }
        FunctionCodec.put(value, this, depth);
    }
}
