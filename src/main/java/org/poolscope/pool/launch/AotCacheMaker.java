package org.poolscope.pool.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The entry of the process that makes an AOT cache in the background. See [AotCache#prepareLater].
///
/// Its program has mostly come to its end by then, and no process outlives that by more than two seconds. So the work has
/// two parts, each of which takes about one, and what is done of it is there for the next program: when the program has
/// ended, however that was, its end of the stdin is closed, and this one stops soon after, with whatever it has started.
public final class AotCacheMaker {

    static final String MAKE = "--make-aot-cache";

    /// Less than two seconds by what it takes to notice and to stop, being nice on a busy machine.
    private static final Duration LONGER_THAN_PROGRAM = Duration.ofMillis(1000);

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
