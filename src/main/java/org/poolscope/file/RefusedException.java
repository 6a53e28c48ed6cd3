package org.poolscope.file;

import java.io.IOException;

/// A file will not be written, for a reason that goes on from its name: `is a folder`.
public final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;

    RefusedException(String reason) {
        super(reason);
    }
}
