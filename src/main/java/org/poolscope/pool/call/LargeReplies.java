package org.poolscope.pool.call;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.scalar.LargeArrays;
import org.poolscope.function.CodecException;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.LargeFiles;

/// The large arrays that come with a reply, in files beside it.
final class LargeReplies {

    private LargeReplies() {}

    /// Maps them and removes their files.
    ///
    /// @return null if there are none, or if they are missing: decoding then says so, and the item fails with that
    static @Nullable LargeArrays receive(Path directory, Attachments large) {
        if (large.isEmpty()) {
            return null;
        }
        try {
            LargeFiles files = LargeFiles.from(directory, large);
            LargeFiles.remove(directory, large);
            return files;
        } catch (CodecException e) {
            return null;
        }
    }
}
