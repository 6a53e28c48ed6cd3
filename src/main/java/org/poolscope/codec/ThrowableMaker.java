package org.poolscope.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes an exception of a type known by its name, through one of the public constructors that exceptions usually have:
/// of a message, of a message and a cause, or of nothing.
final class ThrowableMaker {

    private final @Nullable String message;
    private final @Nullable Throwable cause;

    /// @param message what the exception is to have as its message
    /// @param cause   what it is to have as its cause
    ThrowableMaker(@Nullable String message, @Nullable Throwable cause) {
        this.message = message;
        this.cause = cause;
    }

    /// @return an exception with exactly this message and cause, or null if it cannot be made
    @Nullable Throwable make(String type) {
        try {
            Class<?> found = Class.forName(type, false, Loaders.context());
            if (!Throwable.class.isAssignableFrom(found) || Modifier.isAbstract(found.getModifiers())) {
                return null;
            }
            for (Constructor<?> constructor : found.getConstructors()) {
                Throwable made = suits(constructor.getParameterTypes()) ? make(constructor) : null;
                if (made != null) {
                    return made;
                }
            }
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            // Whatever is wrong with the class, it cannot be used.
        }
        return null;
    }

    private boolean suits(Class<?>[] parameters) {
        return parameters.length == 0
                || parameters[0] == String.class && (parameters.length == 1
                || parameters.length == 2 && (cause == null ? Throwable.class.isAssignableFrom(parameters[1])
                : parameters[1].isInstance(cause)));
    }

    /// @return null if the constructor throws, or makes something else of the message or the cause
    private @Nullable Throwable make(Constructor<?> constructor) {
        try {
            constructor.setAccessible(true);
            Throwable made = (Throwable) switch (constructor.getParameterCount()) {
                case 0 -> constructor.newInstance();
                case 1 -> constructor.newInstance(message);
                default -> constructor.newInstance(message, cause);
            };
            if (cause != null && made.getCause() == null) {
                made.initCause(cause);
            }
            return Objects.equals(made.getMessage(), message) && made.getCause() == cause ? made : null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError | StackOverflowError e) {
            return null;
        }
    }
}
