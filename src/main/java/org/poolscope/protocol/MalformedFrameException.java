package org.poolscope.protocol;

import java.io.IOException;

/// Bytes on a control socket that are not a frame. Says what was wrong with them.
public final class MalformedFrameException extends IOException {

    private static final long serialVersionUID = 1;

    public MalformedFrameException(String reason) {
        super(reason);
    }
}
