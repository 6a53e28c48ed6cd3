package org.poolscope.bench.run;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.poolscope.bench.Figure;
import org.poolscope.call.CallOptions;
import org.poolscope.function.TaskFunction;
import org.poolscope.pool.WorkerPool;

/// How many items a second go through a pool: in the first call after a small one, as the peer does it, and when
/// workers and parent have been compiled.
final class MapRun {

    private static final int SMALL = 100;
    private static final int COUNTED = 7;

    /// So many medians in a row must be no faster than the best before, by this factor, for calls to be steady.
    private static final int ENOUGH = 2;
    private static final double FASTER = 0.95;
    private static final long LONGEST_NANOS = 15_000_000_000L;

    private final Call call;

    /// Brings the numbers from 0 on through a pool, and says how many results there were.
    @FunctionalInterface
    private interface Call {
        int through(WorkerPool pool, int items) throws Exception;
    }

    private MapRun(Call call) {
        this.call = call;
    }

    static <R> MapRun mapping(TaskFunction<Integer, R> function, CallOptions options) {
        return new MapRun((pool, items) -> pool.map(function, numbers(items), options).size());
    }

    static <R> MapRun streaming(TaskFunction<Integer, R> function) {
        return new MapRun((pool, items) -> {
            int results = 0;
            try (var stream = pool.imapUnordered(function, numbers(items))) {
                while (stream.hasNext()) {
                    stream.next();
                    results++;
                }
            }
            return results;
        });
    }

    /// As Python's `range`: each number is made when it is asked for.
    private static List<Integer> numbers(int count) {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    /// @param more further numbers of items to measure once in the end
    List<Figure> measure(int workers, int items, int... more) throws Exception {
        var figures = new ArrayList<Figure>();
        try (var pool = WorkerPool.ofSize(workers)) {
            call.through(pool, SMALL);
            figures.add(Figure.rate("first", items, nanos(pool, items)));
            figures.add(Figure.rate("steady", items, steadyNanos(pool, items)));
            for (int many : more) {
                String spaced = String.format(Locale.ROOT, "%,d", many).replace(',', ' ');
                figures.add(Figure.rate(spaced + " items", many, nanos(pool, many)));
            }
        }
        return figures;
    }

    /// The median of some calls, once such calls get no faster: workers and parent have been compiled then.
    private long steadyNanos(WorkerPool pool, int items) throws Exception {
        long start = System.nanoTime();
        long best = Long.MAX_VALUE;
        long last = median(pool, items);
        for (int notFaster = 0; notFaster < ENOUGH && System.nanoTime() - start < LONGEST_NANOS;) {
            notFaster = last > best * FASTER ? notFaster + 1 : 0;
            best = Math.min(best, last);
            last = median(pool, items);
        }
        return last;
    }

    private long median(WorkerPool pool, int items) throws Exception {
        long[] nanos = new long[COUNTED];
        for (int i = 0; i < COUNTED; i++) {
            nanos[i] = nanos(pool, items);
        }
        Arrays.sort(nanos);
        return nanos[COUNTED / 2];
    }

    private long nanos(WorkerPool pool, int items) throws Exception {
        long start = System.nanoTime();
        int results = call.through(pool, items);
        long nanos = System.nanoTime() - start;
        if (results != items) {
            throw new IllegalStateException(results + " results of " + items + " items");
        }
        return nanos;
    }
}
