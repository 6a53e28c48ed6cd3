package org.poolscope.codec;

import org.jspecify.annotations.Nullable;

/// A value or function that cannot be turned into bytes, or bytes that cannot be turned back. The message says which
/// one, why, and what to do.
public final class CodecException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public CodecException(String message) {
        super(message);
    }

    public CodecException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
