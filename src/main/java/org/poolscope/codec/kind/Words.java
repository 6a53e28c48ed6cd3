package org.poolscope.codec.kind;

import org.jspecify.annotations.Nullable;
import org.poolscope.function.CodecException;

/// Values in the words of an error message: short, and safe to ask of any object.
public final class Words {

    private static final int MAX_LENGTH = 100;

    private Words() {}

    /// A value's text, shortened.
    public static String of(@Nullable Object value) {
        String text;
        try {
            text = String.valueOf(value);
        } catch (Throwable e) {
            return "(its toString() throws " + e.getClass().getName() + ")";
        }
        if (text == null) {
            return "(its toString() gives null)";
        }
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    public static String typeOf(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getTypeName();
    }

    /// Why a value is refused where only the JDK's plain values are sent.
    public static CodecException notPlain(Object value) {
        return new CodecException("a " + typeOf(value) + " is not a plain value and cannot be sent: " + of(value)
                + "; take it apart into numbers, texts, lists and maps");
    }

    /// Why a value is refused that is of none of the types that can be sent.
    public static CodecException unsendable(Object value) {
        Class<?> type = value.getClass();
        if (type.isHidden() || type.isSynthetic()) {
            return new CodecException("a lambda or generated object cannot be sent to or from a worker unless it is "
                    + "one of the interfaces in org.poolscope.function: " + of(value)
                    + "; declare it as a TaskFunction, TaskBiFunction, TaskCallable or TaskAction");
        }
        return new CodecException("a " + type.getTypeName() + " cannot be sent to or from a worker: " + of(value)
                + "; " + Instead.of(value));
    }
}
