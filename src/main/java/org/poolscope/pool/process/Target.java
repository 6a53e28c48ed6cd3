package org.poolscope.pool.process;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.function.CodecException;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.LargeFiles;

/// What a process is to run, as bytes: what happens to the argument afterwards makes no difference.
///
/// @param large the argument's large arrays, in files of their own until [#discard]
public record Target(byte[] bytes, Attachments large) {

    private static final int MAX_BYTES = 1 << 30;

    /// @param function one of the interfaces in `org.poolscope.function`
    /// @param argument the one argument, two as a pair, or null for a function without
    /// @throws CodecException if either cannot be sent
    public static Target of(Serializable function, @Nullable Object argument) {
        RunDirectory home = ProcessHome.directory();
        var large = LargeFiles.to(home.segments());
        try {
            byte[] bytes = new ValueEncoder(MAX_BYTES, large).write(function).write(argument).take();
            return new Target(bytes, large.taken());
        } catch (CodecException e) {
            LargeFiles.remove(home.segments(), large.taken());
            throw e;
        }
    }

    /// Removes the files. To be called once nobody is going to read them any more.
    public void discard() {
        LargeFiles.remove(ProcessHome.directory().segments(), large);
    }
}
