package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.MatrixItem.Act;
import org.poolscope.pool.call.AsyncResult;
import org.poolscope.pool.call.CallOptions;
import org.poolscope.pool.call.Results;

/// Workers die in every way at every moment, and not an item is lost, doubled or waited for in vain.
///
/// `-Dpoolscope.kills=10000` makes it the long run, `-Dpoolscope.seed=…` repeats one.
class KillMatrixTest {

    private static final int KILLS = Integer.getInteger("poolscope.kills", 300);
    private static final long SEED = Long.getLong("poolscope.seed", 20_261_125);
    private static final int KILLS_PER_POOL = 50;
    private static final int ITEMS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random = new Random(SEED);
    private final Set<Long> pids = new HashSet<>();
    private Path folder;
    private int kills;
    private int rounds;

    @BeforeEach
    void prepare(@TempDir Path empty) {
        folder = empty;
    }

    /// K14
    @Test
    void shouldLoseNothingAndWaitForNothingHoweverWorkersDie() throws Exception {
        onePool(5);
        Path[] files = RunFiles.ofThisProcess();
        long descriptors = descriptors();
        kills = 0;
        long start = System.nanoTime();
        while (kills < KILLS) {
            onePool(Math.min(KILLS_PER_POOL, KILLS - kills));
            assertEquals(List.of(files), List.of(RunFiles.ofThisProcess()), this::state);
        }
        long after = descriptors();
        assertTrue(after <= descriptors + 3, () -> descriptors + " descriptors have become " + after);
        System.out.printf("kill matrix: %s, %.0f s, %d worker processes, %d descriptors before, %d after%n", state(),
                (System.nanoTime() - start) / 1e9, pids.size(), descriptors, after);
    }

    private static long descriptors() throws Exception {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private String state() {
        return "seed " + SEED + ", " + kills + " kills, " + rounds + " rounds";
    }

    private void onePool(int its) throws Exception {
        int end = kills + its;
        var pool = WorkerPool.builder().workers(2 + random.nextInt(7)).quarantineAfter(100).maxRestarts(1000)
                .startLimit(Duration.ofSeconds(10)).unresponsiveAfter(Duration.ofSeconds(1)).start();
        while (kills < end) {
            round(pool, end - kills);
            rounds++;
        }
        if (random.nextBoolean()) {
            kill(pool, 1);
        }
        pool.close();
        assertTrue(pool.join(PATIENCE), () -> "the pool does not end; " + state());
        assertEquals(List.of(), pids.stream().filter(KillMatrixTest::isAlive).toList(), this::state);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// Two calls at a time, of which every item comes back once and right whatever happens to those who work on it.
    private void round(WorkerPool pool, int most) throws Exception {
        List<MatrixItem> list = items(Math.min(2, most));
        List<MatrixItem> stream = items(Math.min(1, Math.max(0, most - 2)));
        AsyncResult<List<Integer>> all = pool.mapAsync(MatrixItem::live, list,
                CallOptions.DEFAULT.withChunk(1 + random.nextInt(8)));
        Results<Integer> some = pool.imap(MatrixItem::live, stream, CallOptions.DEFAULT.withBuffer(1 + random.nextInt(100)));
        int outside = Math.max(1, random.nextInt(4));
        for (int i = 0; i < outside; i++) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(40));
            kill(pool, 1);
        }
        assertEquals(answers(list), get(all), this::state);
        for (MatrixItem item : stream) {
            assertEquals(item.answer(), some.next(), this::state);
        }
        pids.addAll(pool.pids());
    }

    private List<Integer> get(AsyncResult<List<Integer>> result) throws Exception {
        try {
            return result.get(PATIENCE);
        } catch (TimeoutException e) {
            throw new AssertionError("a call hangs; " + state(), e);
        }
    }

    private static List<Integer> answers(List<MatrixItem> items) {
        return items.stream().map(MatrixItem::answer).toList();
    }

    /// Tiny ones for the most part, some that take a while, and some that are the death of whoever first runs them.
    private List<MatrixItem> items(int deadly) {
        List<MatrixItem> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(new MatrixItem(i, random.nextInt(60) == 0 ? Act.SLEEP : Act.NOTHING, ""));
        }
        List<Act> ways = Arrays.stream(Act.values()).filter(Act::isDeadly).toList();
        for (int i = 0; i < deadly; i++) {
            int at = random.nextInt(ITEMS);
            items.set(at, new MatrixItem(at, ways.get(random.nextInt(ways.size())), folder.resolve("done-" + ++kills).toString()));
        }
        return items;
    }

    /// From outside, whatever its victim is doing: launching, opening, running, idle.
    private void kill(WorkerPool pool, int count) throws Exception {
        List<Long> there = pool.pids();
        pids.addAll(there);
        for (int i = 0; i < count && !there.isEmpty(); i++) {
            String signal = random.nextInt(16) == 0 ? "-STOP" : random.nextInt(3) == 0 ? "-TERM" : "-KILL";
            long victim = there.get(random.nextInt(there.size()));
            new ProcessBuilder("kill", signal, Long.toString(victim)).redirectErrorStream(true).start().waitFor();
            kills++;
        }
    }
}
