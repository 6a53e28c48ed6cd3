package org.poolscope.process.usage.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;

/// The memory of processes where each page that several share counts for each of them by its part alone (proportional
/// set size, PSS). The kernel looks at every page for that: a second for some ten gigabytes, so it is for whoever asks,
/// and never on the event dispatch thread. Linux alone. Any thread.
public final class ProportionalMemory {

    private static final String KEY = "Pss:";
    private static final long KIBIBYTE = 1024;

    private ProportionalMemory() {}

    /// Of some processes together.
    ///
    /// @return empty if it is told of none of them; those that are gone, or somebody else's, have nothing
    public static OptionalLong of(Collection<Long> pids) {
        return of(Path.of("/proc"), pids);
    }

    static OptionalLong of(Path proc, Collection<Long> pids) {
        long sum = 0;
        boolean told = false;
        for (long pid : pids) {
            try {
                for (String line : Files.readAllLines(proc.resolve(pid + "/smaps_rollup"))) {
                    if (line.startsWith(KEY)) {
                        sum += Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE;
                        told = true;
                    }
                }
            } catch (IOException | NumberFormatException _) {
                // It is gone, or not for us.
            }
        }
        return told ? OptionalLong.of(sum) : OptionalLong.empty();
    }
}
