package org.poolscope.job;

import java.io.IOException;
import java.nio.file.Path;

/// A job file that cannot be taken. The message names the file, what in it is wrong, and how it would be right.
public final class JobFileException extends IOException {

    private static final long serialVersionUID = 1;

    /// @param what a sentence about the file, without its name
    JobFileException(Path file, String what) {
        super("job file '" + file + "' " + what);
    }
}
