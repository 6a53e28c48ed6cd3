package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.function.Pair;

class WorkerPoolTest {

    private static int square(int n) {
        return n * n;
    }

    private static long power(int base, int exponent) {
        long product = 1;
        for (int i = 0; i < exponent; i++) {
            product *= base;
        }
        return product;
    }

    /// O02
    @Test
    void shouldGiveWhatTheSameCallsGiveHereInOrder() throws Exception {
        List<Integer> items = IntStream.rangeClosed(1, 10_000).boxed().toList();
        try (var pool = WorkerPool.ofSize(2)) {
            List<Integer> squares = pool.map(WorkerPoolTest::square, items);
            assertEquals(items.stream().map(WorkerPoolTest::square).toList(), squares);
            assertEquals(List.of(1024L, 243L, 64L),
                    pool.starmap(WorkerPoolTest::power, List.of(Pair.of(2, 10), Pair.of(3, 5), Pair.of(4, 3))));
            assertEquals(49, pool.apply(WorkerPoolTest::square, 7));
            assertEquals(8L, pool.applyAsync(WorkerPoolTest::power, 2, 3).get(10, TimeUnit.SECONDS));
            var streamed = new ArrayList<Integer>();
            pool.imap(WorkerPoolTest::square, items).forEachRemaining(streamed::add);
            assertEquals(squares, streamed);
        }
    }
}
