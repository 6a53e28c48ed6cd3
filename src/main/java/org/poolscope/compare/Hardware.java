package org.poolscope.compare;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// What there is of a machine for a pool.
///
/// @param threads     hardware threads that this process may use, affinity and quota respected
/// @param cores       physical cores of the machine; empty where nobody tells
/// @param quota       processors that its control group may use; empty without a bound
/// @param memoryBytes of the machine, or as much as may be used; 0 if nobody knows
public record Hardware(int threads, OptionalInt cores, OptionalDouble quota, long memoryBytes) {

    private static final Path PROC = Path.of("/proc");
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    /// This machine.
    public static Hardware here() {
        long memory = ManagementFactory.getOperatingSystemMXBean()
                instanceof OperatingSystemMXBean bean ? bean.getTotalMemorySize() : 0;
        return new Hardware(Runtime.getRuntime().availableProcessors(), cores(PROC), quota(GROUPS, PROC), memory);
    }

    /// @param proc where the system tells of its processors
    static OptionalInt cores(Path proc) {
        Set<String> cores = new HashSet<>();
        String socket = "";
        for (String line : lines(proc.resolve("cpuinfo"))) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("physical id")) {
                socket = value;
            } else if (line.startsWith("core id")) {
                cores.add(socket + "/" + value);
            }
        }
        return cores.isEmpty() ? OptionalInt.empty() : OptionalInt.of(cores.size());
    }

    /// @param groups where control groups of version 2 are
    static OptionalDouble quota(Path groups, Path proc) {
        for (String line : lines(proc.resolve("self/cgroup"))) {
            if (line.startsWith("0::/")) {
                List<String> max = lines(groups.resolve(line.substring("0::/".length())).resolve("cpu.max"));
                String[] parts = max.isEmpty() ? new String[0] : max.getFirst().split(" ");
                return parts.length == 2 && parts[0].matches("\\d{1,18}") && parts[1].matches("[1-9]\\d{0,17}")
                        ? OptionalDouble.of(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]))
                        : OptionalDouble.empty();
            }
        }
        return OptionalDouble.empty();
    }

    /// What a file in which the system tells of itself has; nothing where it does not.
    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException _) {
            // Another system, or one that hides this.
            return List.of();
        }
    }

    /// The part of the memory that a pool has had; 0 if nobody knows.
    public double part(long peakBytes) {
        return memoryBytes <= 0 ? 0 : (double) peakBytes / memoryBytes;
    }
}
