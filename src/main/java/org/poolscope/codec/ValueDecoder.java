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
import org.poolscope.function.Pair;

/// Turns the bytes that a [ValueEncoder] made back into values. Not thread-safe.
///
/// Lists, sets and maps come as `ArrayList`, `LinkedHashSet` and `LinkedHashMap`, in the order of their elements. Bytes
/// from a broken sender lead to a [CodecException] and to nothing else.
public final class ValueDecoder {

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
        return guarded(0);
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

    /// What a constructor, a static initializer or `hashCode` of a user's class throws becomes ours here.
    @Nullable Object guarded(int depth) {
        try {
            return get(depth);
        } catch (CodecException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new CodecException("a value that was received cannot be rebuilt: " + Words.of(e), e);
        }
    }

    @Nullable Object get(int depth) {
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
            case Tag.MAP -> getMap(depth);
            case Tag.OBJECT_ARRAY -> getArray(depth);
            case Tag.OPTIONAL -> Optional.ofNullable(get(depth));
            case Tag.FUNCTION -> getFunction(depth);
            case Tag.HANDLE -> getHandled(depth);
            default -> throw new CodecException(
                    "a value of unknown kind " + tag + " in what was received; its sender is broken");
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
        var elements = new Elements(this, in, depth);
        var set = new LinkedHashSet<@Nullable Object>();
        while (elements.hasNext()) {
            set.add(elements.take());
        }
        return set;
    }

    private Map<@Nullable Object, @Nullable Object> getMap(int depth) {
        int size = in.getCount(2);
        var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        for (int i = 0; i < size; i++) {
            map.put(get(depth), get(depth));
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
