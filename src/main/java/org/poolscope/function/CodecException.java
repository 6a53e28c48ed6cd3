package org.poolscope.function;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value or function that cannot be turned into bytes, or bytes that cannot be turned back. The message says which
/// one, why, and what to do; and where it is, if it is inside another: `element 3 of the list, component x of the
/// record Point: …`.
public final class CodecException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /// Of a deeper place these many steps are told at either end.
    private static final int MAX_STEPS = 4;

    /// From the inside to the outside; null if it is the whole value.
    private transient @Nullable ArrayList<String> place;

    /// @param message says what, why, and what to do
    public CodecException(String message) {
        super(message);
    }

    /// @param message says what, why, and what to do
    public CodecException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Notes that what this is about is inside something, at a place such as "element 3 of the list". By the thread
    /// that makes the exception, before anybody else has it.
    ///
    /// @return this
    public CodecException in(String step) {
        if (place == null) {
            place = new ArrayList<>();
        }
        place.add(step);
        return this;
    }

    @Override
    public String getMessage() {
        return place == null ? super.getMessage() : inWords(place.reversed()) + ": " + super.getMessage();
    }

    private static String inWords(List<String> steps) {
        int left = steps.size() - MAX_STEPS;
        return left <= MAX_STEPS ? String.join(", ", steps) : String.join(", ", steps.subList(0, MAX_STEPS)) + ", … ("
                + (left - MAX_STEPS) + " more), " + String.join(", ", steps.subList(left, steps.size()));
    }
}
