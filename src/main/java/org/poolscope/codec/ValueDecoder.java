package org.poolscope.codec;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.bytes.ByteIn;
import org.poolscope.codec.function.Lambdas;
import org.poolscope.codec.kind.Words;
import org.poolscope.codec.scalar.LargeArrays;
import org.poolscope.codec.scalar.PrimitiveArrays;
import org.poolscope.codec.scalar.Scalars;
import org.poolscope.codec.scalar.Tag;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.codec.type.ClassTable;
import org.poolscope.codec.type.RecordPlan;
import org.poolscope.function.CodecException;
import org.poolscope.function.Handle;
import org.poolscope.function.Pair;

/// Turns the bytes that a [ValueEncoder] made back into values. Not thread-safe.
///
/// Bytes from a broken sender lead to a [CodecException] and to nothing else, and so does whatever a user's class
/// throws while a value of it is rebuilt, and a heap that is too small.
public final class ValueDecoder implements Lambdas.Values {

    private final ByteIn in;
    private final AllowedTypes allowed;
    private final ClassTable classes;
    private final @Nullable LargeArrays large;

    /// @param bytes   are read from the position to the limit; the position stays where it is
    /// @param allowed the records and enums that are rebuilt
    /// @param large   where the sender has put large arrays, or null if they are among the bytes
    public ValueDecoder(ByteBuffer bytes, AllowedTypes allowed, @Nullable LargeArrays large) {
        this(new ByteIn(bytes), allowed, large);
    }

    /// The same for all of an array.
    public ValueDecoder(byte[] bytes, AllowedTypes allowed, @Nullable LargeArrays large) {
        this(new ByteIn(bytes), allowed, large);
    }

    private ValueDecoder(ByteIn in, AllowedTypes allowed, @Nullable LargeArrays large) {
        this.in = in;
        this.allowed = allowed;
        this.classes = new ClassTable(allowed);
        this.large = large;
    }

    /// The one value that some bytes are.
    ///
    /// @throws CodecException if they are not exactly one value of allowed types
    public static @Nullable Object read(byte[] bytes, AllowedTypes allowed) {
        return read(ByteBuffer.wrap(bytes), allowed);
    }

    /// The one value that some bytes are.
    ///
    /// @throws CodecException if they are not exactly one value of allowed types
    public static @Nullable Object read(ByteBuffer bytes, AllowedTypes allowed) {
        var decoder = new ValueDecoder(bytes, allowed, null);
        Object value = decoder.next();
        decoder.end();
        return value;
    }

    /// The next value.
    ///
    /// @throws CodecException if the bytes are not that of a value, or it is of a type that is not allowed
    public @Nullable Object next() {
        try {
            return get(0);
        } catch (Throwable e) {
            throw asOurs(e);
        }
    }

    /// The elements of the next value, which is a list.
    ///
    /// @throws CodecException if it is something else
    public Elements elements() {
        int tag = in.getByte();
        if (tag != Tag.LIST) {
            throw new CodecException("a list was expected, and a value of kind " + tag + " received; its sender is "
                    + "broken");
        }
        return new Elements(this, in, 0);
    }

    /// Says that all values were read.
    ///
    /// @throws CodecException if there are bytes left
    public void end() {
        if (in.remaining() > 0) {
            throw new CodecException(in.remaining() + " bytes too many were received; their sender is broken");
        }
    }

    /// Whatever was thrown while a value was rebuilt, an `Error` too: all that was built of it is garbage by then.
    static CodecException asOurs(Throwable why) {
        if (why instanceof CodecException ours) {
            return ours;
        } else if (why instanceof OutOfMemoryError) {
            return new CodecException("the heap has no room for a value that was received; give this JVM more (-Xmx),"
                    + " or send it in parts", why);
        }
        return new CodecException("a value that was received cannot be rebuilt: " + Words.of(why), why);
    }

    ByteIn in() {
        return in;
    }

    ClassTable classes() {
        return classes;
    }

    @Override
    public @Nullable Object get(int depth) {
        int tag = in.getByte();
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.FALSE -> Boolean.FALSE;
            case Tag.TRUE -> Boolean.TRUE;
            case Tag.INTEGER -> in.getSignedInt();
            case Tag.LONG -> in.getSigned();
            case Tag.DOUBLE -> in.getDouble();
            case Tag.STRING -> in.getString();
            case Tag.PRIMITIVE_ARRAY -> PrimitiveArrays.read(in);
            case Tag.LARGE_ARRAY -> PrimitiveArrays.readLarge(in, large);
            case Tag.ENUM -> getEnum();
            default -> tag >= Tag.FIRST_SCALAR ? Scalars.read(tag, in) : getCompound(tag, depth + 1);
        };
    }

    private Object getCompound(int tag, int depth) {
        if (depth > ValueEncoder.MAX_DEPTH) {
            throw new CodecException("values nested more than " + ValueEncoder.MAX_DEPTH + " deep were received; their "
                    + "sender is broken");
        }
        return switch (tag) {
            case Tag.RECORD -> getRecord(depth);
            case Tag.PAIR -> new Pair<>(get(depth), get(depth));
            case Tag.LIST -> getList(depth);
            case Tag.SET -> getSet(depth);
            case Tag.MAP -> entries(new LinkedHashMap<>(), depth);
            case Tag.OBJECT_ARRAY -> getArray(depth);
            case Tag.OPTIONAL -> Optional.ofNullable(get(depth));
            case Tag.FUNCTION -> getFunction(depth);
            case Tag.HANDLE -> getHandled(depth);
            case Tag.COLLECTION -> ContainerReader.collection(this, depth);
            case Tag.KEYED -> ContainerReader.map(this, depth);
            case Tag.ENTRY -> ContainerReader.entry(this, depth);
            case Tag.SYNCHRONIZED -> ContainerReader.asSynchronized(get(depth));
            default -> throw Scalars.unknown(tag);
        };
    }

    private Object getRecord(int depth) {
        RecordPlan plan = RecordPlan.of(classes.readRecord(in));
        Object[] components = new Object[plan.size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = get(depth);
        }
        return plan.rebuild(components);
    }

    private Object getEnum() {
        Class<?> type = classes.readEnum(in);
        String name = in.getString();
        try {
            return constant(type, name);
        } catch (IllegalArgumentException e) {
            throw new CodecException("the enum " + type.getName() + " has no constant " + Words.of(name)
                    + " here; is it the same version on the workers' class path?", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Enum<E>> Object constant(Class<?> type, String name) {
        return Enum.valueOf((Class<E>) type, name);
    }

    private Object getFunction(int depth) {
        if (!allowed.functions()) {
            throw new CodecException("the result holds a function, which is rebuilt in workers only; let the code "
                    + "return a value");
        }
        return Lambdas.read(in, this, depth);
    }

    private Object getHandled(int depth) {
        if (get(depth) instanceof Handle handle) {
            return handle.open();
        }
        throw new CodecException("something else than a handle was received in place of one; its sender is broken");
    }

    private List<@Nullable Object> getList(int depth) {
        return new ArrayList<>(Arrays.asList(new Elements(this, in, depth).toArray()));
    }

    private Set<@Nullable Object> getSet(int depth) {
        return ContainerReader.fill(new LinkedHashSet<>(), new Elements(this, in, depth));
    }

    /// Puts the entries that follow into a map.
    Map<@Nullable Object, @Nullable Object> entries(Map<@Nullable Object, @Nullable Object> map, int depth) {
        int size = in.getCount(2);
        for (int i = 0; i < size; i++) {
            map.put(get(depth), get(depth));
        }
        if (map.size() < size) {
            throw ContainerReader.merged(size - map.size(), "keys");
        }
        return map;
    }

    private Object getArray(int depth) {
        Class<?> component = classes.readComponent(in);
        Object[] elements = new Elements(this, in, depth).toArray();
        Object[] array = (Object[]) Array.newInstance(component, elements.length);
        System.arraycopy(elements, 0, array, 0, elements.length);
        return array;
    }
}
