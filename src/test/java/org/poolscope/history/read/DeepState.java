package org.poolscope.history.read;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;

/// All that an object of ours holds, as text: two with the same text are in the same state.
final class DeepState {

    private final StringBuilder out = new StringBuilder();
    private final Map<Object, Boolean> inside = new IdentityHashMap<>();

    private DeepState() {}

    static String of(Object object) throws IllegalAccessException {
        var state = new DeepState();
        state.add(object);
        return state.out.toString();
    }

    private void add(Object value) throws IllegalAccessException {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> addMap(map);
            case Collection<?> some -> {
                out.append('[');
                for (Object one : some) {
                    add(one);
                    out.append(", ");
                }
                out.append(']');
            }
            default -> {
                if (value.getClass().isArray()) {
                    for (int i = 0; i < Array.getLength(value); i++) {
                        add(Array.get(value, i));
                        out.append(' ');
                    }
                } else if (value.getClass().getName().startsWith("org.poolscope.") && !value.getClass().isEnum()
                        && !value.getClass().isHidden() && !value.getClass().isSynthetic()) {
                    addFields(value);
                } else if (!value.getClass().isHidden()) {
                    out.append(value);
                }
            }
        }
    }

    /// In the order of their keys: a map of hashes has none of its own.
    private void addMap(Map<?, ?> map) throws IllegalAccessException {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        out.append('{');
        for (var entry : sorted.entrySet()) {
            out.append(entry.getKey()).append('=');
            add(entry.getValue());
            out.append(", ");
        }
        out.append('}');
    }

    private void addFields(Object value) throws IllegalAccessException {
        if (inside.putIfAbsent(value, true) != null) {
            out.append("itself");
            return;
        }
        out.append('\n').append(value.getClass().getSimpleName()).append('(');
        for (Class<?> of = value.getClass(); of != Object.class; of = of.getSuperclass()) {
            for (Field field : of.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    out.append(field.getName()).append('=');
                    add(field.get(value));
                    out.append("; ");
                }
            }
        }
        out.append(')');
        inside.remove(value);
    }
}
