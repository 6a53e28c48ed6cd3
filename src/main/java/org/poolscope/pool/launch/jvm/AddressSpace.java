package org.poolscope.pool.launch.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How much address space each process may have (`ulimit -v`), of which a JVM reserves far more than it ever uses.
final class AddressSpace {

    static final int UNLIMITED = Integer.MAX_VALUE;

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String NAME = "Max address space";

    /// What a JVM reserves besides its heap, as it comes: 1 GB for classes, 240 MB for code, and the rest.
    private static final int USUAL_MEGABYTES = 1700;

    /// The same with the options below; measured: it starts with 64 MB of heap and 1 000 MB in all, with room to spare.
    private static final int SMALL_MEGABYTES = 640;
    private static final List<String> SMALL =
            List.of("-XX:CompressedClassSpaceSize=64m", "-XX:ReservedCodeCacheSize=64m");

    private AddressSpace() {}

    /// The limit of this process, which those it starts inherit; read once.
    private static final class OfThisProcess {
        static final int MEGABYTES = read();

        private OfThisProcess() {}

        private static int read() {
            try {
                return in(Files.readString(LIMITS, StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return UNLIMITED;
            }
        }
    }

    static int megabytes() {
        return OfThisProcess.MEGABYTES;
    }

    static int in(String limits) {
        int at = limits.indexOf(NAME);
        if (at < 0) {
            return UNLIMITED;
        }
        String soft = limits.substring(at + NAME.length()).stripLeading();
        int end = soft.indexOf(' ');
        try {
            return (int) Math.min(UNLIMITED, Long.parseLong(end < 0 ? soft : soft.substring(0, end)) >> 20);
        } catch (NumberFormatException e) {
            return UNLIMITED;
        }
    }

    /// The largest heap that fits into a limit.
    static int largestHeap(int limitMegabytes) {
        return limitMegabytes - SMALL_MEGABYTES;
    }

    /// The options by which a JVM with that heap fits into a limit; none if it does anyhow.
    static List<String> options(int heapMegabytes, int limitMegabytes) {
        return limitMegabytes - heapMegabytes < USUAL_MEGABYTES ? SMALL : List.of();
    }
}
