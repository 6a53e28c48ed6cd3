package org.poolscope.shared;

import java.io.IOException;

/// A shared object that cannot be made or attached to. The message names it and says why, and where it helps what to do.
public final class SegmentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SegmentException(String message) {
        super(message);
    }

    SegmentException(String message, IOException cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
