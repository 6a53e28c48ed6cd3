package org.poolscope.bench.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.stream.IntStream;
import org.poolscope.bench.Figure;
import org.poolscope.pool.WorkerPool;

/// A stream far longer than what fits into the parent's heap: how fast it goes, and what it takes.
final class StreamRun {

    private static final double MEGABYTE = 1 << 20;

    private StreamRun() {}

    static List<Figure> measure(int workers, int items) {
        int right = 0;
        long start;
        long nanos;
        try (var pool = WorkerPool.ofSize(workers)) {
            pool.imap(Kernels::square, List.of(1)).next();
            Iterable<Integer> numbers = () -> IntStream.range(0, items).iterator();
            start = System.nanoTime();
            try (var squares = pool.imap(Kernels::square, numbers)) {
                for (int n = 0; squares.hasNext(); n++) {
                    right += squares.next() == n * n ? 1 : 0;
                }
            }
            nanos = System.nanoTime() - start;
        }
        return List.of(
                Figure.rate("items", items, nanos),
                new Figure("peak heap", "MB", peakHeapBytes() / MEGABYTE),
                new Figure("wrong or missing results", "", items - right));
    }

    private static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
