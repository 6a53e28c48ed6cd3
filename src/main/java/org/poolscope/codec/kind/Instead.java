package org.poolscope.codec.kind;

import java.io.Closeable;
import java.net.URL;
import java.nio.Buffer;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.TimeZone;
import java.util.WeakHashMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;

/// What to do about a value that cannot be sent.
final class Instead {

    private Instead() {}

    public static String of(Object value) {
        Class<?> type = value.getClass();
        if (value instanceof Collection<?> collection) {
            return ofCollection(collection);
        } else if (value instanceof Map<?, ?> map) {
            return ofMap(map);
        } else if (value instanceof CharSequence) {
            return "send its text, which toString() gives";
        } else if (type.getPackageName().startsWith("java.util.concurrent")) {
            return "what it holds would not be shared: send its value, or share a counter, a lock or a queue that "
                    + "Segments makes";
        } else if (type.getName().startsWith("java.sql.") || value instanceof Calendar || value instanceof TimeZone) {
            return "send one of java.time, as an Instant, a LocalDate or a ZoneId";
        }
        return ofOther(value);
    }

    private static String ofCollection(Collection<?> value) {
        if (value instanceof BlockingQueue) {
            return "a copy would not be shared: share a queue that Segments makes, or send what is in it as a list";
        } else if (value instanceof Set && Container.isInternal(value.getClass())) {
            return "it tells equal elements apart, which would arrive as one: send them as a list";
        }
        String plain = value instanceof List ? "ArrayList" : value instanceof Set ? "LinkedHashSet"
                : value instanceof Queue ? "ArrayDeque" : "ArrayList";
        return "only the collections of java.util can be sent, as what they are: send a copy, new " + plain + "<>(it)";
    }

    private static String ofMap(Map<?, ?> value) {
        if (value instanceof IdentityHashMap) {
            return "what arrives are copies, which are never identical: send a map whose keys are told apart by equals";
        } else if (value instanceof WeakHashMap) {
            return "it may lose its entries at any time: send a copy, new HashMap<>(it)";
        } else if (value.getClass() == Properties.class) {
            return "it has defaults, which would be lost: copy all its stringPropertyNames() into another";
        }
        return "only the maps of java.util can be sent, as what they are: send a copy, new LinkedHashMap<>(it)";
    }

    private static String ofOther(Object value) {
        if (value instanceof Map.Entry) {
            return "send a copy, Map.entry(key, value)";
        } else if (value instanceof Iterator || value instanceof Iterable || value instanceof BaseStream) {
            return value instanceof Path ? "of paths, those of the default file system can be sent: send its text or"
                    + " URI" : "collect it into a list";
        } else if (value instanceof Throwable) {
            return "let the code throw it, or send its message";
        } else if (value instanceof Class) {
            return "send its name";
        } else if (value instanceof URL) {
            return "send its URI, which toURI() gives";
        } else if (value instanceof Buffer) {
            return "send what is in it as an array";
        } else if (value instanceof RandomGenerator) {
            return "send a seed";
        } else if (value instanceof Closeable) {
            return "let the code that uses it open it, and send what it needs for that, as a path";
        } else if (!(value instanceof Thread) && (value instanceof Runnable || value instanceof Callable)) {
            return "only lambdas and method references of the interfaces in org.poolscope.function can be sent as code";
        }
        return "make it a record, an enum, a collection or one of the JDK's plain values";
    }
}
