package org.poolscope.pool.launch.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The entry of the process that makes an AOT cache in the background. See [AotCache#prepareLater].
///
/// Its program has mostly come to its end by then: it goes on, at the lowest priority, or who runs short commands would
/// never have a cache. But not for ever: when the program has ended, however that was, its end of the stdin is closed,
/// and this one stops some time after, with whatever it has started. The work has two parts, and the first is there for
/// the next program to go on with.
public final class AotCacheMaker {

    static final String MAKE = "--make-aot-cache";

    /// On a quiet machine all is done in six seconds.
    private static final Duration LONGER_THAN_PROGRAM = Duration.ofSeconds(60);

    private AotCacheMaker() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals(MAKE)) {
            Thread.ofPlatform().daemon().name("poolscope-program").start(() -> endWithProgram(System.in));
            AotCache.make();
        }
    }

    private static void endWithProgram(InputStream program) {
        try {
            program.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It is gone all the same.
        }
        LockSupport.parkNanos(LONGER_THAN_PROGRAM.toNanos());
        System.exit(0);
    }
}
