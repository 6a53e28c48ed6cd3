package org.poolscope.codec;

import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.codec.kind.Container;
import org.poolscope.codec.kind.EnumOf;
import org.poolscope.codec.kind.Words;
import org.poolscope.codec.scalar.Tag;
import org.poolscope.function.CodecException;

/// Writes the collections and maps that have a kind of their own; what is in them goes to the [ValueEncoder].
///
/// ```
/// COLLECTION, kind, order or enum if the kind has one, elements
/// KEYED, kind, order or enum if the kind has one, count, keys and values
/// ENTRY, kind, key, value
/// SYNCHRONIZED, the collection or map inside
/// ```
public final class ContainerWriter {

    static final int FIXED_ENTRY = 0;
    static final int SETTABLE_ENTRY = 1;
    static final int SIMPLE_FIXED_ENTRY = 2;

    private ContainerWriter() {}

    /// @param kind one of [Container] that is written here, or refused
    public static void write(Collection<?> value, int kind, ValueEncoder encoder, int depth) {
        if (kind == Container.REFUSED) {
            throw Words.unsendable(value);
        }
        ByteOut out = encoder.out();
        out.putByte(Tag.COLLECTION);
        out.putByte(kind);
        switch (kind) {
            case Container.TREE_SET, Container.SKIP_LIST_SET ->
                    Orders.write(((SortedSet<?>) value).comparator(), encoder, depth);
            case Container.PRIORITY_QUEUE -> Orders.write(((PriorityQueue<?>) value).comparator(), encoder, depth);
            case Container.ENUM_SET -> encoder.enums(value).write(EnumOf.keys(value, value), 0, out);
            default -> { }
        }
        Object[] elements = value.toArray();
        encoder.putElements(elements, elements.length, "collection", depth);
    }

    /// @param kind one of [Container] that is written here, or refused
    public static void write(Map<?, ?> value, int kind, ValueEncoder encoder, int depth) {
        if (kind == Container.REFUSED || kind == Container.PROPERTIES && hasDefaults((Properties) value)) {
            throw Words.unsendable(value);
        }
        ByteOut out = encoder.out();
        out.putByte(Tag.KEYED);
        out.putByte(kind);
        if (kind == Container.TREE_MAP || kind == Container.SKIP_LIST_MAP) {
            Orders.write(((SortedMap<?, ?>) value).comparator(), encoder, depth);
        } else if (kind == Container.ENUM_MAP) {
            encoder.enums(value).write(EnumOf.keys(value, value.keySet()), 0, out);
        }
        encoder.putEntries(value, depth);
    }

    private static boolean hasDefaults(Properties properties) {
        return !properties.keySet().containsAll(properties.stringPropertyNames());
    }

    public static void write(Map.Entry<?, ?> entry, ValueEncoder encoder, int depth) {
        Class<?> type = entry.getClass();
        boolean internal = Container.isInternal(type);
        if (!internal && type != SimpleEntry.class && type != SimpleImmutableEntry.class) {
            throw Words.unsendable(entry);
        }
        encoder.out().putByte(Tag.ENTRY);
        encoder.out().putByte(type == SimpleImmutableEntry.class ? SIMPLE_FIXED_ENTRY
                : type.getName().equals("java.util.KeyValueHolder") ? FIXED_ENTRY : SETTABLE_ENTRY);
        encoder.put(entry.getKey(), "the key of the entry", depth);
        encoder.put(entry.getValue(), "the value of the entry", depth);
    }

    /// Writes what has to be said before a collection or map of a class that the JDK keeps to itself.
    ///
    /// @throws CodecException if it is a set that holds elements apart which are equal: they would arrive as one
    static void begin(Object internal, ByteOut out) {
        String type = internal.getClass().getName();
        if (type.startsWith("java.util.Collections$Synchronized")) {
            out.putByte(Tag.SYNCHRONIZED);
        } else if (type.equals("java.util.Collections$SetFromMap")
                && new HashSet<Object>((Set<?>) internal).size() < ((Set<?>) internal).size()) {
            throw Words.unsendable(internal);
        }
    }
}
