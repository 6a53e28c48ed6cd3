package org.poolscope.function;

import org.jspecify.annotations.Nullable;

/// Stands for an exception of a worker whose type cannot be made here. Its message names the type, its stack trace is
/// the worker's.
public final class WorkerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String type;
    private final @Nullable String localized;

    /// @param type      the class name of the exception in the worker
    /// @param message   that and its own message
    /// @param localized its localized message, or null if that is its message
    public WorkerException(String type, String message, @Nullable String localized, @Nullable Throwable cause) {
        super(message, cause);
        this.type = type;
        this.localized = localized;
    }

    /// The class name of the exception in the worker.
    public String type() {
        return type;
    }

    @Override
    public @Nullable String getLocalizedMessage() {
        return localized == null ? getMessage() : type + ": " + localized;
    }
}
