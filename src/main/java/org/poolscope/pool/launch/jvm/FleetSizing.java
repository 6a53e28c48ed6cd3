package org.poolscope.pool.launch.jvm;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the workers of a pool share one machine: every JVM by itself believes that it owns all of it.
///
/// @param heapMegabytes the largest heap of each worker
/// @param processors    the processors each worker reckons with, for its collector, compiler and common pool
/// @param nicer         by how many steps a worker is nicer than this process, where the system knows such a thing
public record FleetSizing(int heapMegabytes, int processors, int nicer) {

    /// The share of the machine's memory that all worker heaps together may take.
    private static final double HEAP_SHARE = 0.6;
    private static final int MIN_HEAP_MEGABYTES = 64;
    private static final int MAX_HEAP_MEGABYTES = 4096;

    /// What a worker has in memory beside its heap when it has done some work, and the program itself; measured.
    private static final int BESIDES_HEAP_MEGABYTES = 50;
    private static final int OWN_MEGABYTES = 100;

    /// For workers that are as nice as this process.
    public FleetSizing(int heapMegabytes, int processors) {
        this(heapMegabytes, processors, 0);
    }

    /// The same for workers that are nicer by so many steps.
    public FleetSizing nicerBy(int steps) {
        return new FleetSizing(heapMegabytes, processors, steps);
    }

    /// The sizing for a pool on this machine (its container's limits respected).
    public static FleetSizing forWorkers(int workers) {
        FleetSizing sizing = of(workers, memoryBytes(), Runtime.getRuntime().availableProcessors());
        int largest = Math.max(MIN_HEAP_MEGABYTES, AddressSpace.largestHeap(AddressSpace.megabytes()));
        return new FleetSizing(Math.min(sizing.heapMegabytes(), largest), sizing.processors());
    }

    /// What to say before workers are started for which there is not enough memory, if there is not: in a container,
    /// say.
    public static Optional<String> shortage(int workers) {
        return shortage(workers, memoryBytes());
    }

    static Optional<String> shortage(int workers, long memoryBytes) {
        long there = memoryBytes >> 20;
        int each = of(workers, memoryBytes, 1).heapMegabytes() + BESIDES_HEAP_MEGABYTES;
        if (OWN_MEGABYTES + (long) workers * each <= there) {
            return Optional.empty();
        }
        int fit = fitting(memoryBytes);
        return Optional.of((workers == 1 ? "a worker may take " : workers + " workers may take ") + each
                + (workers == 1 ? " MB" : " MB each") + ", and there are " + there
                + " MB of memory here; some may be killed for want of it: " + (fit == 0 ? "" : "take a pool of " + fit
                + ", or ") + "give more memory");
    }

    /// The largest pool of which no worker need be killed for want of memory; 0 if that is none.
    static int fitting(long memoryBytes) {
        long fit = ((memoryBytes >> 20) - OWN_MEGABYTES) / (MIN_HEAP_MEGABYTES + BESIDES_HEAP_MEGABYTES);
        return Math.clamp(fit, 0, Integer.MAX_VALUE);
    }

    /// The size of a pool of which nobody has said how large it is to be: a worker for each processor that may be used,
    /// as far as there is memory for them.
    public static int defaultWorkers(int processors) {
        return defaultWorkers(processors, memoryBytes());
    }

    static int defaultWorkers(int processors, long memoryBytes) {
        return Math.clamp(fitting(memoryBytes), 1, processors);
    }

    /// What to say of such a pool if memory makes it smaller than the processors do.
    public static Optional<String> reduction(int processors) {
        return reduction(processors, memoryBytes());
    }

    static Optional<String> reduction(int processors, long memoryBytes) {
        int workers = defaultWorkers(processors, memoryBytes);
        return workers == processors ? Optional.empty() : Optional.of(workers + " of " + processors
                + " workers, since no more fit into the " + (memoryBytes >> 20) + " MB of memory here; ask for "
                + processors + " to start one per processor all the same");
    }

    private static long memoryBytes() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    public static FleetSizing of(int workers, long memoryBytes, int processors) {
        long slice = (long) (memoryBytes * HEAP_SHARE / workers) >> 20;
        long fitting = ((memoryBytes >> 20) - OWN_MEGABYTES) / workers - BESIDES_HEAP_MEGABYTES;
        int heap = Math.clamp(Math.min(slice, fitting), MIN_HEAP_MEGABYTES, MAX_HEAP_MEGABYTES);
        return new FleetSizing(heap, Math.max(1, processors / workers));
    }

    public List<String> jvmOptions() {
        var options = new ArrayList<>(List.of(
                "-XX:+UseSerialGC", "-Xmx" + heapMegabytes + "m", "-XX:ActiveProcessorCount=" + processors));
        options.addAll(AddressSpace.options(heapMegabytes, AddressSpace.megabytes()));
        return options;
    }
}
