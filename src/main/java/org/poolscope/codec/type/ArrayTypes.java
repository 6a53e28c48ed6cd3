package org.poolscope.codec.type;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.poolscope.function.Pair;

/// The component types of object arrays that can be sent: the JDK's types listed here, records, enums, interfaces, and
/// arrays of all these.
public final class ArrayTypes {

    private static final Map<String, Class<?>> LISTED = byName(Object.class, String.class, CharSequence.class,
            Comparable.class, Serializable.class, Number.class, Boolean.class, Byte.class, Short.class, Character.class,
            Integer.class, Long.class, Float.class, Double.class, BigInteger.class, BigDecimal.class, Record.class,
            Enum.class, Iterable.class, Collection.class, List.class, ArrayList.class, Set.class, HashSet.class,
            LinkedHashSet.class, Map.class, HashMap.class, LinkedHashMap.class, Optional.class, OptionalInt.class,
            OptionalLong.class, OptionalDouble.class, Duration.class, Instant.class, LocalDate.class, LocalTime.class,
            LocalDateTime.class, UUID.class, URI.class, Path.class, Pair.class);

    private static final Map<String, Class<?>> PRIMITIVES = byName(boolean.class, byte.class, short.class, char.class,
            int.class, long.class, float.class, double.class);

    private ArrayTypes() {}

    private static Map<String, Class<?>> byName(Class<?>... types) {
        Map<String, Class<?>> byName = new HashMap<>();
        for (Class<?> type : types) {
            byName.put(type.isPrimitive() ? type.descriptorString() : type.getName(), type);
        }
        return byName;
    }

    public static boolean canBeSent(Class<?> component) {
        Class<?> base = base(component);
        return base.isRecord() || base.isEnum() || base.isInterface() || isPlain(base);
    }

    /// Whether these arrays can be rebuilt where no records and enums are.
    public static boolean isPlain(Class<?> component) {
        Class<?> base = base(component);
        return base.isPrimitive() || LISTED.get(base.getName()) == base || JdkTypes.element(base.getName()) == base;
    }

    /// An array type's innermost component type; another type itself.
    static Class<?> base(Class<?> type) {
        Class<?> base = type;
        for (Class<?> next = base; next != null; next = next.componentType()) {
            base = next;
        }
        return base;
    }

    /// The class of a name as [Class#getName] gives it.
    ///
    /// @param others finds the classes that are not listed here, or throws
    static Class<?> find(String name, AllowedTypes others) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        Class<?> type = base(name.substring(dimensions), dimensions > 0, others);
        for (int i = 0; i < dimensions; i++) {
            type = type.arrayType();
        }
        return type;
    }

    private static Class<?> base(String name, boolean descriptor, AllowedTypes others) {
        Class<?> primitive = descriptor ? PRIMITIVES.get(name) : null;
        if (primitive != null) {
            return primitive;
        }
        String className = descriptor && name.startsWith("L") && name.endsWith(";")
                ? name.substring(1, name.length() - 1) : name;
        Class<?> listed = LISTED.get(className);
        if (listed == null) {
            listed = JdkTypes.element(className);
        }
        return listed != null ? listed : others.component(className);
    }
}
