package org.poolscope.pool.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells whether the system has killed processes for want of memory: Linux counts them, though not which.
final class OomKills {

    private static final Path COUNTERS = Path.of("/proc/vmstat");
    private static final String COUNTER = "\noom_kill ";

    private OomKills() {}

    /// How many there were since the system was started; 0 where nobody counts.
    static long count() {
        try {
            return in(Files.readString(COUNTERS, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return 0;
        }
    }

    static long in(String counters) {
        int at = counters.indexOf(COUNTER);
        try {
            return at < 0 ? 0
                    : Long.parseLong(counters.substring(at + COUNTER.length()).lines().findFirst().orElse("0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
