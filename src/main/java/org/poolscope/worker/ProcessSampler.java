package org.poolscope.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.protocol.WorkerPage.ProcessUse;

/// Reads what this process uses. Not thread-safe.
///
/// Processor time comes from `getProcessCpuTime`, in nanoseconds: `/proc` counts in ticks of 10 ms, which at 10 samples
/// a second would make steps of 10 %. Resident memory and threads come from `/proc/self/status`; where there is none
/// they are 0.
final class ProcessSampler {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int STATUS_BYTES = 4096;

    /// The management classes take some 25 ms to load: they are first used on the beat thread, not on the way to the
    /// first task.
    private static final class Beans {
        static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

        private Beans() {}
    }

    private final boolean hasStatus = Files.isReadable(STATUS);

    ProcessUse sample() {
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        long collections = 0;
        long collectionMillis = 0;
        for (GarbageCollectorMXBean collector : Beans.COLLECTORS) {
            collections += Math.max(0, collector.getCollectionCount());
            collectionMillis += Math.max(0, collector.getCollectionTime());
        }
        String status = hasStatus ? status() : "";
        long sampled = System.nanoTime();
        return new ProcessUse(Beans.SYSTEM.getProcessCpuTime(), heap, number(status, "VmRSS:") * 1024,
                number(status, "VmHWM:") * 1024, collections, collectionMillis * 1_000_000,
                (int) number(status, "Threads:"), sampled);
    }

    private static String status() {
        try (var in = Files.newInputStream(STATUS)) {
            return new String(in.readNBytes(STATUS_BYTES), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }

    private static long number(String status, String key) {
        int at = status.indexOf(key);
        if (at < 0) {
            return 0;
        }
        at += key.length();
        while (at < status.length() && Character.isWhitespace(status.charAt(at))) {
            at++;
        }
        long value = 0;
        for (; at < status.length() && Character.isDigit(status.charAt(at)); at++) {
            value = value * 10 + (status.charAt(at) - '0');
        }
        return value;
    }
}
