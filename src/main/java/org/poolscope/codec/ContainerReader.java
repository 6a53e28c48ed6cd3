package org.poolscope.codec;

import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.kind.Container;
import org.poolscope.codec.kind.Words;
import org.poolscope.function.CodecException;

/// Reads what a [ContainerWriter] wrote.
final class ContainerReader {

    private ContainerReader() {}

    static Object collection(ValueDecoder decoder, int depth) {
        int kind = decoder.in().getByte();
        if (kind == Container.COPY_ON_WRITE_LIST) {
            return new CopyOnWriteArrayList<>(elements(decoder, depth).toArray());
        }
        if (kind == Container.COPY_ON_WRITE_SET) {
            return copyOnWriteSet(elements(decoder, depth));
        }
        return fill(kind < Container.TREE_SET ? plain(kind) : ordered(kind, decoder, depth), elements(decoder, depth));
    }

    /// Of all at once: to add one copies all that are there.
    private static Collection<@Nullable Object> copyOnWriteSet(Elements elements) {
        var set = new CopyOnWriteArraySet<@Nullable Object>(Arrays.asList(elements.toArray()));
        if (set.size() < elements.size()) {
            throw merged(elements.size() - set.size(), "elements");
        }
        return set;
    }

    private static Elements elements(ValueDecoder decoder, int depth) {
        return new Elements(decoder, decoder.in(), depth);
    }

    private static Collection<@Nullable Object> plain(int kind) {
        return switch (kind) {
            case Container.HASH_SET -> new HashSet<>();
            case Container.LINKED_LIST -> new LinkedList<>();
            case Container.ARRAY_DEQUE -> new ArrayDeque<>();
            case Container.VECTOR -> new Vector<>();
            case Container.STACK -> new Stack<>();
            case Container.CONCURRENT_QUEUE -> new ConcurrentLinkedQueue<>();
            case Container.CONCURRENT_DEQUE -> new ConcurrentLinkedDeque<>();
            case Container.CONCURRENT_SET -> ConcurrentHashMap.newKeySet();
            default -> throw unknown(kind);
        };
    }

    private static Collection<@Nullable Object> ordered(int kind, ValueDecoder decoder, int depth) {
        return switch (kind) {
            case Container.TREE_SET -> new TreeSet<>(Orders.read(decoder, depth));
            case Container.SKIP_LIST_SET -> new ConcurrentSkipListSet<>(Orders.read(decoder, depth));
            case Container.PRIORITY_QUEUE -> new PriorityQueue<>(Orders.read(decoder, depth));
            case Container.ENUM_SET -> enumSet(decoder.classes().readEnum(decoder.in()));
            default -> throw unknown(kind);
        };
    }

    static <C extends Collection<@Nullable Object>> C fill(C collection, Elements elements) {
        while (elements.hasNext()) {
            collection.add(elements.take());
        }
        if (collection.size() < elements.size()) {
            throw merged(elements.size() - collection.size(), "elements");
        }
        return collection;
    }

    /// Why a set or map cannot be rebuilt of whose elements some are equal here. They are not where they come from, so
    /// nobody can tell which is to be lost.
    static CodecException merged(int count, String what) {
        return new CodecException(count + " of the " + what + " that were received are equal to others here and were"
                + " not where they come from; did they change while they were in it, or is their equality not that of "
                + "their values? Send them as a list");
    }

    static Map<@Nullable Object, @Nullable Object> map(ValueDecoder decoder, int depth) {
        int kind = decoder.in().getByte();
        return decoder.entries(switch (kind) {
            case Container.HASH_MAP -> new HashMap<>();
            case Container.CONCURRENT_MAP -> new ConcurrentHashMap<>();
            case Container.HASHTABLE -> new Hashtable<>();
            case Container.PROPERTIES -> new Properties();
            case Container.TREE_MAP -> new TreeMap<>(Orders.read(decoder, depth));
            case Container.SKIP_LIST_MAP -> new ConcurrentSkipListMap<>(Orders.read(decoder, depth));
            case Container.ENUM_MAP -> enumMap(decoder.classes().readEnum(decoder.in()));
            default -> throw unknown(kind);
        }, depth);
    }

    private static CodecException unknown(int kind) {
        return new CodecException("a collection of unknown kind " + kind + " in what was received; its sender is"
                + " broken");
    }

    /// What is put in is checked by the set itself.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Collection<@Nullable Object> enumSet(Class<?> type) {
        return (Collection) EnumSet.noneOf((Class) type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<@Nullable Object, @Nullable Object> enumMap(Class<?> type) {
        return (Map) new EnumMap((Class) type);
    }

    static Map.Entry<?, ?> entry(ValueDecoder decoder, int depth) {
        int kind = decoder.in().getByte();
        Object key = decoder.get(depth);
        Object value = decoder.get(depth);
        return switch (kind) {
            case ContainerWriter.FIXED_ENTRY -> Map.entry(key, value);
            case ContainerWriter.SETTABLE_ENTRY -> new SimpleEntry<>(key, value);
            case ContainerWriter.SIMPLE_FIXED_ENTRY -> new SimpleImmutableEntry<>(key, value);
            default -> throw unknown(kind);
        };
    }

    static Object asSynchronized(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return Collections.synchronizedList(list);
        } else if (value instanceof NavigableSet<?> set) {
            return Collections.synchronizedNavigableSet(set);
        } else if (value instanceof Set<?> set) {
            return Collections.synchronizedSet(set);
        } else if (value instanceof NavigableMap<?, ?> map) {
            return Collections.synchronizedNavigableMap(map);
        } else if (value instanceof Map<?, ?> map) {
            return Collections.synchronizedMap(map);
        }
        throw new CodecException("a " + Words.typeOf(value) + " was received as a synchronized collection; its sender"
                + " is broken");
    }
}
