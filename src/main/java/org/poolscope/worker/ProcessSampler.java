package org.poolscope.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.WorkerPage.ProcessUse;

/// Reads what this process uses, at next to no cost: a process that only waits is sampled as often as one that works.
/// Not thread-safe.
///
/// Processor time comes from `getProcessCpuTime`, which every system has; on Linux it counts in ticks of 10 ms. All
/// else is looked at once a second while the process is idle. Resident memory and threads come from
/// `/proc/self/status`; where there is none they are 0.
final class ProcessSampler {

    private static final String STATUS = "/proc/self/status";
    private static final int STATUS_BYTES = 4096;

    private static final long IDLE_NANOS = 950_000_000L;

    /// One that has used less than this part of a processor, as one part of so many, does next to nothing.
    private static final long IDLE_PART = 50;

    private static final byte[] RESIDENT = "\nVmRSS:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MOST_RESIDENT = "\nVmHWM:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] THREADS = "\nThreads:".getBytes(StandardCharsets.US_ASCII);

    /// The management classes take some 25 ms to load: they are first used on the beat thread, not on the way to the
    /// first task.
    private static final class Beans {
        static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

        private Beans() {}
    }

    /// Opened once, and read from its start each time.
    private final @Nullable RandomAccessFile file = open();
    private final byte[] status = new byte[STATUS_BYTES];
    private int statusBytes;
    private long looked;
    private long sampled;
    private long cpuNanos;
    private boolean idle;
    private long heap;
    private long collections;
    private long collectionMillis;
    private long resident;
    private long mostResident;
    private int threads;

    private static @Nullable RandomAccessFile open() {
        try {
            return new RandomAccessFile(STATUS, "r");
        } catch (IOException _) {
            return null;
        }
    }

    /// @param whole whether to look at all of it though that was done just now
    ProcessUse sample(boolean whole) {
        long now = System.nanoTime();
        long cpu = Beans.SYSTEM.getProcessCpuTime();
        idle = (cpu - cpuNanos) * IDLE_PART < now - sampled;
        cpuNanos = cpu;
        sampled = now;
        if (whole || !idle || now - looked >= IDLE_NANOS) {
            looked = now;
            readHeap();
            readStatus();
        }
        return new ProcessUse(cpu, heap, resident, mostResident, collections,
                collectionMillis * 1_000_000, threads, sampled);
    }

    /// What this process has used of processors so far.
    static long cpuNanosNow() {
        return Beans.SYSTEM.getProcessCpuTime();
    }

    /// Whether the process did next to nothing between the last two samples.
    boolean isIdle() {
        return idle;
    }

    private void readHeap() {
        Runtime runtime = Runtime.getRuntime();
        heap = runtime.totalMemory() - runtime.freeMemory();
        collections = 0;
        collectionMillis = 0;
        for (int i = 0; i < Beans.COLLECTORS.size(); i++) {
            GarbageCollectorMXBean collector = Beans.COLLECTORS.get(i);
            collections += Math.max(0, collector.getCollectionCount());
            collectionMillis += Math.max(0, collector.getCollectionTime());
        }
    }

    private void readStatus() {
        if (file == null) {
            return;
        }
        try {
            file.seek(0);
            statusBytes = Math.max(0, file.read(status));
        } catch (IOException _) {
            statusBytes = 0;
        }
        resident = number(RESIDENT) * 1024;
        mostResident = number(MOST_RESIDENT) * 1024;
        threads = (int) number(THREADS);
    }

    private long number(byte[] key) {
        int at = indexAfter(key);
        while (at < statusBytes && (status[at] == ' ' || status[at] == '\t')) {
            at++;
        }
        long value = 0;
        for (; at < statusBytes && status[at] >= '0' && status[at] <= '9'; at++) {
            value = value * 10 + (status[at] - '0');
        }
        return value;
    }

    private int indexAfter(byte[] key) {
        for (int at = 0; at + key.length <= statusBytes; at++) {
            int same = 0;
            while (same < key.length && status[at + same] == key[same]) {
                same++;
            }
            if (same == key.length) {
                return at + same;
            }
        }
        return statusBytes;
    }
}
