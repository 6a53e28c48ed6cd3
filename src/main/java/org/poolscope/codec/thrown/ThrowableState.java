package org.poolscope.codec.thrown;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.ValueDecoder;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;

/// What an exception of a class holds beside message, causes and trace: the fields of the user's classes, but for
/// transient ones, and of a class of the JDK what its public methods tell, as `ParseException.getErrorOffset`.
final class ThrowableState {

    private static final ClassValue<ThrowableState> STATES = new ClassValue<>() {
        @Override
        protected ThrowableState computeValue(Class<?> type) {
            return new ThrowableState(type);
        }
    };

    private static final Set<Class<?>> TOLD = Set.of(int.class, long.class, short.class, char.class, boolean.class,
            String.class, CharSequence.class);

    /// In place of a value's bytes.
    private static final byte[] THE_CAUSE = {};

    private final List<Field> fields = new ArrayList<>();
    private final List<Method> told = new ArrayList<>();
    private boolean readable = true;

    private ThrowableState(Class<?> type) {
        Class<?> each = type;
        for (; !isOfTheJdk(each); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    fields.add(field);
                    readable &= opened(field);
                }
            }
        }
        addTold(each);
    }

    private void addTold(Class<?> type) {
        for (Method method : type.getMethods()) {
            Class<?> owner = method.getDeclaringClass();
            if (owner != Throwable.class && Throwable.class.isAssignableFrom(owner) && method.getParameterCount() == 0
                    && method.getName().startsWith("get") && !method.getName().endsWith("Message")
                    && TOLD.contains(method.getReturnType()) && Modifier.isPublic(owner.getModifiers())
                    && owner.getModule().isExported(owner.getPackageName())) {
                told.add(method);
            }
        }
    }

    private static boolean opened(Field field) {
        try {
            field.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException e) {
            return false;
        }
    }

    public static ThrowableState of(Class<?> type) {
        return STATES.get(type);
    }

    static boolean isOfTheJdk(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }

    List<Field> fields() {
        return fields;
    }

    List<Method> told() {
        return told;
    }

    static String name(Member member) {
        return member.getDeclaringClass().getSimpleName() + "." + member.getName();
    }

    /// @return null if a field holds what cannot be sent
    @Nullable List<Thrown.Part> read(Throwable thrown) {
        if (!readable) {
            return null;
        }
        List<Thrown.Part> parts = new ArrayList<>(fields.size() + told.size());
        try {
            for (Field field : fields) {
                Object value = field.get(thrown);
                boolean isCause = value != null && value == thrown.getCause();
                parts.add(new Thrown.Part(name(field), isCause ? THE_CAUSE : ValueEncoder.encode(value)));
            }
        } catch (Throwable e) {
            return null;
        }
        for (Method method : told) {
            try {
                parts.add(new Thrown.Part(name(method), ValueEncoder.encode(method.invoke(thrown))));
            } catch (CodecException | ReflectiveOperationException e) {
                // A user's class has its own, which throws.
            }
        }
        return parts;
    }

    /// A value that was received for a member.
    ///
    /// @param cause what the cause has become
    /// @return null if it is null or was not received
    /// @throws CodecException if it is something else than the type allows
    static @Nullable Object value(Member member, Type type, List<Thrown.Part> parts, @Nullable Throwable cause) {
        String name = name(member);
        for (Thrown.Part part : parts) {
            if (part.name().equals(name)) {
                return part.value().length == THE_CAUSE.length ? cause
                        : ValueDecoder.read(part.value(), AllowedTypes.ofType(type));
            }
        }
        return null;
    }

    /// Whether a field or method tells the same of a new exception as it did of the one it is made after.
    static boolean same(@Nullable Object here, @Nullable Object there) {
        return Objects.deepEquals(here, there)
                || here != null && there != null && here.getClass() == there.getClass()
                && Arrays.equals(ValueEncoder.encode(here), ValueEncoder.encode(there));
    }
}
