package org.poolscope.shared.error;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// A shared object that cannot be made or attached to. The message names it and says why, and where it helps what to
/// do.
public final class SegmentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SegmentException(String message) {
        super(message);
    }

    public SegmentException(String message, IOException cause) {
        super(message + ": " + inWords(cause), cause);
    }

    /// File system exceptions often carry a path for a message, and the reason only in their name.
    private static String inWords(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such directory";
            case ClosedByInterruptException _ -> "interrupted";
            default -> Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        };
    }
}
