package org.poolscope.codec.thrown;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.function.Loaders;

/// Makes an exception of a type known by its name, through one of its constructors: for a class of the JDK a public
/// one, for any other any. What a constructor is given is the message, the cause and what the fields held, tried in all
/// ways that fit its parameters; what comes of it is taken if message, cause and fields are then what they were. Fields
/// that are not final are set.
final class ThrowableMaker {

    /// So many ways are tried, the likeliest first. Fewer where each runs code of the user's.
    private static final int MAX_TRIES = 60;
    private static final int MAX_TRIES_OF_OTHERS = 8;

    /// Something that a constructor may be given.
    private record Source(Class<?> type, @Nullable Object value) {

        boolean fits(Class<?> parameter) {
            Class<?> wrapped = MethodType.methodType(parameter).wrap().returnType();
            return value == null ? !parameter.isPrimitive() && wrapped.isAssignableFrom(type)
                    || type == Throwable.class && Throwable.class.isAssignableFrom(parameter)
                    : wrapped.isInstance(value);
        }
    }

    private final Thrown thrown;
    private final @Nullable Throwable cause;
    private final StackTraceElement[] frames;
    private final List<Source> sources = new ArrayList<>();
    private @Nullable Object[] held = {};
    private @Nullable Object[] told = {};
    private int triesLeft = MAX_TRIES_OF_OTHERS;

    /// One of the right message, whose methods tell something else than they told.
    private @Nullable Throwable second;

    /// @param thrown what it is to be like
    /// @param cause  what it is to have as its cause
    /// @param frames what it is to have as its stack trace
    ThrowableMaker(Thrown thrown, @Nullable Throwable cause, StackTraceElement[] frames) {
        this.thrown = thrown;
        this.cause = cause;
        this.frames = frames;
    }

    /// @return null if it cannot be made
    @Nullable Throwable make() {
        try {
            Class<?> type = Class.forName(thrown.type(), false, Loaders.context());
            if (!Throwable.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
                return null;
            }
            Throwable made = make(type, ThrowableState.of(type));
            if (made != null) {
                made.setStackTrace(frames);
            }
            return made;
        } catch (Throwable e) {
            // Whatever is wrong with the class, it cannot be used.
            return null;
        }
    }

    private @Nullable Throwable make(Class<?> type, ThrowableState state) {
        if (thrown.state() == null) {
            return null;
        }
        sources.add(new Source(String.class, thrown.message()));
        sources.add(new Source(Throwable.class, cause));
        held = state.fields().stream().map(field -> source(field.getType(),
                ThrowableState.value(field, field.getGenericType(), thrown.state(), cause))).toArray();
        told = state.told().stream().map(method -> source(method.getReturnType(),
                ThrowableState.value(method, method.getReturnType(), thrown.state(), cause))).toArray();
        boolean ofTheJdk = ThrowableState.isOfTheJdk(type);
        Constructor<?>[] constructors = ofTheJdk ? type.getConstructors() : type.getDeclaredConstructors();
        triesLeft = ofTheJdk ? MAX_TRIES : MAX_TRIES_OF_OTHERS;
        int likely = likelyParameters(state);
        Arrays.sort(constructors, Comparator
                .comparingInt((Constructor<?> each) -> Math.abs(each.getParameterCount() - likely))
                .thenComparingInt(Constructor::getParameterCount));
        for (Constructor<?> constructor : constructors) {
            Throwable made = make(constructor, state, new Object[constructor.getParameterCount()], 0, 0);
            if (made != null) {
                return made;
            }
        }
        return second;
    }

    /// How many a constructor has that is given all that cannot be set afterwards.
    private int likelyParameters(ThrowableState state) {
        long fixed = state.fields().stream().filter(field -> Modifier.isFinal(field.getModifiers())).count();
        return (int) fixed + (thrown.message() == null ? 0 : 1) + (cause == null ? 0 : 1);
    }

    private @Nullable Object source(Class<?> type, @Nullable Object value) {
        sources.add(new Source(type, value));
        return value;
    }

    /// Tries all ways to give the constructor the arguments that it lacks.
    ///
    /// @param given how many it has
    /// @param used  a bit for each source that is among them
    private @Nullable Throwable make(Constructor<?> constructor, ThrowableState state, @Nullable Object[] arguments,
                                     int given, long used) {
        if (given == arguments.length) {
            return triesLeft-- > 0 ? make(constructor, state, arguments) : null;
        }
        Class<?> parameter = constructor.getParameterTypes()[given];
        boolean fits = false;
        for (int i = 0; i < Math.min(sources.size(), Long.SIZE) && triesLeft > 0; i++) {
            if ((used & 1L << i) == 0 && sources.get(i).fits(parameter)) {
                fits = true;
                arguments[given] = sources.get(i).value();
                Throwable made = make(constructor, state, arguments, given + 1, used | 1L << i);
                if (made != null) {
                    return made;
                }
            }
        }
        if (!fits && parameter == boolean.class) {
            // As for enableSuppression and writableStackTrace.
            arguments[given] = true;
            return make(constructor, state, arguments, given + 1, used);
        }
        return null;
    }

    /// @return null if the constructor throws, or makes something else of the message, the cause or the fields
    private @Nullable Throwable make(Constructor<?> constructor, ThrowableState state, @Nullable Object[] arguments) {
        try {
            constructor.setAccessible(true);
            Throwable made = (Throwable) constructor.newInstance(arguments);
            if (cause != null && made.getCause() == null) {
                made.initCause(cause);
            }
            if (!filled(made, state.fields()) || !Objects.equals(made.getMessage(), thrown.message())
                    || made.getCause() != cause) {
                return null;
            }
            if (tells(made, state.told())) {
                return made;
            }
            second = second == null ? made : second;
        } catch (Throwable e) {
            // Then not in this way.
        }
        return null;
    }

    /// Sets the fields that can be.
    private boolean filled(Throwable made, List<Field> fields) throws IllegalAccessException {
        for (int i = 0; i < held.length; i++) {
            Field field = fields.get(i);
            if (!ThrowableState.same(field.get(made), held[i])) {
                if (Modifier.isFinal(field.getModifiers())) {
                    return false;
                }
                field.set(made, held[i]);
            }
        }
        return true;
    }

    private boolean tells(Throwable made, List<Method> methods) throws ReflectiveOperationException {
        for (int i = 0; i < told.length; i++) {
            if (!ThrowableState.same(methods.get(i).invoke(made), told[i])) {
                return false;
            }
        }
        return true;
    }
}
