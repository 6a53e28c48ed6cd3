package org.poolscope.history.item;

import java.io.File;

/// How a file was: enough to notice that it is another one now.
///
/// @param bytes   its size; [#MISSING] if there was no such file
/// @param changed when it was last changed, in milliseconds since 1970
public record InputStamp(long bytes, long changed) {

    public static final long MISSING = -1;

    public static InputStamp of(File file) {
        return file.isFile() ? new InputStamp(file.length(), file.lastModified()) : new InputStamp(MISSING, 0);
    }
}
