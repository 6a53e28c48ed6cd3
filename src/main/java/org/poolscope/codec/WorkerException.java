package org.poolscope.codec;

import org.jspecify.annotations.Nullable;

/// Stands for an exception of a worker whose type cannot be made here. Its message names the type, its stack trace is
/// the worker's.
public final class WorkerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String type;
    private final @Nullable String localized;

    WorkerException(Thrown thrown, @Nullable Throwable cause) {
        super(thrown.inWords(), cause);
        this.type = thrown.type();
        this.localized = thrown.localized();
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
