package org.poolscope.codec.kind;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/// As which class a collection or map arrives.
///
/// One of a public class that is listed here arrives as itself. One of a class that the JDK keeps to itself (of
/// `List.of`, a view, a wrapper), on which nobody can rely but for its interfaces, arrives as the plain class of its
/// interface. Every other class is refused, the user's own and other libraries' among them: nobody but they can rebuild
/// it, and its receiver may expect it.
///
/// The plain ones come first, and each class is named only once those before it are ruled out, so that a fresh worker
/// loads none of the others. Plain numbers, as they are switched on.
public final class Container {

    public static final int REFUSED = 0;

    public static final int LIST = 1;
    public static final int LINKED_HASH_SET = 2;
    public static final int LINKED_HASH_MAP = 3;

    public static final int HASH_SET = 4;
    public static final int LINKED_LIST = 5;
    public static final int ARRAY_DEQUE = 6;
    public static final int VECTOR = 7;
    public static final int STACK = 8;
    public static final int COPY_ON_WRITE_LIST = 9;
    public static final int COPY_ON_WRITE_SET = 10;
    public static final int CONCURRENT_QUEUE = 11;
    public static final int CONCURRENT_DEQUE = 12;
    public static final int CONCURRENT_SET = 13;
    public static final int TREE_SET = 14;
    public static final int SKIP_LIST_SET = 15;
    public static final int PRIORITY_QUEUE = 16;
    public static final int ENUM_SET = 17;

    public static final int HASH_MAP = 32;
    public static final int CONCURRENT_MAP = 33;
    public static final int HASHTABLE = 34;
    public static final int PROPERTIES = 35;
    public static final int TREE_MAP = 36;
    public static final int SKIP_LIST_MAP = 37;
    public static final int ENUM_MAP = 38;

    private Container() {}

    public static int of(Collection<?> value) {
        Class<?> type = value.getClass();
        if (type == ArrayList.class) {
            return LIST;
        } else if (type == HashSet.class) {
            return HASH_SET;
        } else if (type == LinkedHashSet.class) {
            return LINKED_HASH_SET;
        } else if (isInternal(type)) {
            return byInterface(value);
        }
        return type.getClassLoader() == null ? publicKind(type) : REFUSED;
    }

    private static int publicKind(Class<?> type) {
        if (type == TreeSet.class) {
            return TREE_SET;
        } else if (type == LinkedList.class) {
            return LINKED_LIST;
        } else if (type == ArrayDeque.class) {
            return ARRAY_DEQUE;
        } else if (type == PriorityQueue.class) {
            return PRIORITY_QUEUE;
        } else if (type == CopyOnWriteArrayList.class) {
            return COPY_ON_WRITE_LIST;
        } else if (type == CopyOnWriteArraySet.class) {
            return COPY_ON_WRITE_SET;
        } else if (type == ConcurrentLinkedQueue.class) {
            return CONCURRENT_QUEUE;
        } else if (type == ConcurrentLinkedDeque.class) {
            return CONCURRENT_DEQUE;
        } else if (type == ConcurrentHashMap.KeySetView.class) {
            return CONCURRENT_SET;
        } else if (type == ConcurrentSkipListSet.class) {
            return SKIP_LIST_SET;
        } else if (type == Vector.class) {
            return VECTOR;
        }
        return type == Stack.class ? STACK : REFUSED;
    }

    private static int byInterface(Collection<?> value) {
        if (value instanceof EnumSet) {
            return ENUM_SET;
        } else if (value instanceof LinkedList) {
            return LINKED_LIST;
        } else if (value instanceof SortedSet) {
            return TREE_SET;
        } else if (value instanceof Set) {
            return byIdentity(value.getClass()) ? REFUSED : LINKED_HASH_SET;
        } else if (value instanceof BlockingQueue) {
            return REFUSED;
        } else if (value instanceof Deque) {
            return ARRAY_DEQUE;
        }
        return value instanceof Queue ? REFUSED : LIST;
    }

    /// Whether a set of the JDK's takes equal elements for different ones, or may forget some.
    private static boolean byIdentity(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.util.IdentityHashMap$") || name.startsWith("java.util.WeakHashMap$");
    }

    public static int of(Map<?, ?> value) {
        Class<?> type = value.getClass();
        if (type == HashMap.class) {
            return HASH_MAP;
        } else if (type == LinkedHashMap.class) {
            return LINKED_HASH_MAP;
        } else if (isInternal(type)) {
            return byInterface(value);
        }
        return type.getClassLoader() == null ? publicMapKind(type) : REFUSED;
    }

    private static int publicMapKind(Class<?> type) {
        if (type == TreeMap.class) {
            return TREE_MAP;
        } else if (type == ConcurrentHashMap.class) {
            return CONCURRENT_MAP;
        } else if (type == EnumMap.class) {
            return ENUM_MAP;
        } else if (type == ConcurrentSkipListMap.class) {
            return SKIP_LIST_MAP;
        } else if (type == Properties.class) {
            return PROPERTIES;
        }
        return type == Hashtable.class ? HASHTABLE : REFUSED;
    }

    private static int byInterface(Map<?, ?> value) {
        if (value instanceof ConcurrentNavigableMap) {
            return SKIP_LIST_MAP;
        } else if (value instanceof SortedMap) {
            return TREE_MAP;
        }
        return value instanceof ConcurrentMap ? CONCURRENT_MAP : LINKED_HASH_MAP;
    }

    /// Whether it is a class of the JDK's that nobody else can name.
    public static boolean isInternal(Class<?> type) {
        return !Modifier.isPublic(type.getModifiers()) && type.getClassLoader() == null;
    }

    /// Whether it is one of the classes of `Collections`, which the codec looks at more closely.
    public static boolean isWrapper(Class<?> type) {
        return isInternal(type) && type.getName().startsWith("java.util.Collections$");
    }
}
