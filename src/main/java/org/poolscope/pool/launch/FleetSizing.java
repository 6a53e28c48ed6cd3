package org.poolscope.pool.launch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/// How the workers of a pool share one machine: every JVM by itself believes that it owns all of it.
///
/// @param heapMegabytes the largest heap of each worker
/// @param processors    the processors each worker reckons with, for its collector, compiler and common pool
public record FleetSizing(int heapMegabytes, int processors) {

    /// The share of the machine's memory that all worker heaps together may take.
    private static final double HEAP_SHARE = 0.6;
    private static final int MIN_HEAP_MEGABYTES = 64;
    private static final int MAX_HEAP_MEGABYTES = 4096;

    /// The sizing for a pool on this machine (its container's limits respected).
    public static FleetSizing forWorkers(int workers) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return of(workers, system.getTotalMemorySize(), Runtime.getRuntime().availableProcessors());
    }

    public static FleetSizing of(int workers, long memoryBytes, int processors) {
        long slice = (long) (memoryBytes * HEAP_SHARE / workers) >> 20;
        int heap = Math.clamp(slice, MIN_HEAP_MEGABYTES, MAX_HEAP_MEGABYTES);
        return new FleetSizing(heap, Math.max(1, processors / workers));
    }

    public List<String> jvmOptions() {
        return List.of("-XX:+UseSerialGC", "-Xmx" + heapMegabytes + "m", "-XX:ActiveProcessorCount=" + processors);
    }
}
