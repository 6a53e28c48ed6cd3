package org.poolscope.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.poolscope.bench.Figure;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.WorkerDiedException;
import org.poolscope.pool.WorkerPool;

/// What follows when a busy worker is killed: how soon its future fails, and how soon there is another worker, while
/// the other one works on as if nothing had happened.
final class KillRun {

    private static final int KILLS = 24;
    private static final int WORKERS = 2;
    private static final long LOOK_NANOS = 100_000;

    private final WorkerPool pool;
    private final Path folder;
    private final List<Long> failed = new ArrayList<>();
    private final List<Long> replaced = new ArrayList<>();
    private final List<Long> answered = new ArrayList<>();
    private int affected;

    private KillRun(WorkerPool pool, Path folder) {
        this.pool = pool;
        this.folder = folder;
    }

    static List<Figure> measure() throws Exception {
        Path folder = Files.createTempDirectory("poolscope-bench");
        try (var pool = WorkerPool.builder().workers(WORKERS).maxRestarts(KILLS).start()) {
            var run = new KillRun(pool, folder);
            for (int i = 0; i < KILLS; i++) {
                run.killOne(Files.createDirectory(folder.resolve("kill-" + i)));
            }
            return run.figures();
        } finally {
            deleteAll(folder);
        }
    }

    /// Keeps both workers busy, kills one of them, and ends the other's task when all is over.
    private void killOne(Path signs) throws Exception {
        AsyncResult<Long> one = pool.applyAsync(KillRun::busy, signs.toString());
        AsyncResult<Long> other = pool.applyAsync(KillRun::busy, signs.toString());
        await(() -> count(signs) == WORKERS);
        List<Long> before = pool.pids();
        long victim = before.get(failed.size() % WORKERS);

        long start = System.nanoTime();
        ProcessHandle.of(victim).orElseThrow().destroyForcibly();
        CompletableFuture<Long> failure = CompletableFuture.anyOf(ended(one), ended(other)).thenApply(Long.class::cast);
        CompletableFuture<Long> answer = ended(pool.applyAsync(KillRun::pid));
        failed.add(failure.get() - start);
        await(() -> pool.pids().stream().anyMatch(pid -> !before.contains(pid)));
        replaced.add(System.nanoTime() - start);
        answered.add(answer.get() - start);

        Files.createFile(signs.resolve("enough"));
        check(one, other, before, victim);
    }

    /// One must have failed by the kill, the other come from the worker that nobody killed.
    private void check(AsyncResult<Long> one, AsyncResult<Long> other, List<Long> before, long victim)
            throws InterruptedException {
        long well = 0;
        for (AsyncResult<Long> each : List.of(one, other)) {
            try {
                well += before.contains(each.get()) && each.get() != victim ? 1 : 0;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof WorkerDiedException)) {
                    throw new IllegalStateException("a task failed by itself", e);
                }
            }
        }
        affected += well == 1 ? 0 : 1;
    }

    /// When it ended, in whatever way.
    private static CompletableFuture<Long> ended(AsyncResult<?> result) {
        var when = new CompletableFuture<Long>();
        result.whenDone((_, _) -> when.complete(System.nanoTime()));
        return when;
    }

    /// Works until the folder says that it is enough.
    private static long busy(String folder) throws IOException {
        Path signs = Path.of(folder);
        Files.createFile(signs.resolve(Long.toString(pid())));
        Path enough = signs.resolve("enough");
        while (!Files.exists(enough)) {
            Kernels.isPrime(Integer.MAX_VALUE);
        }
        return pid();
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private interface Condition {
        boolean isMet() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        while (!condition.isMet()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        add(figures, "until its future fails", failed);
        add(figures, "until it is replaced", replaced);
        add(figures, "until the next call is answered", answered);
        figures.add(new Figure("other tasks affected", "", affected));
        return figures;
    }

    private static void add(List<Figure> figures, String name, List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        figures.add(Figure.millis(
                name + ", median", (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2));
        figures.add(Figure.millis(name + ", maximum", Arrays.stream(sorted).max().orElseThrow()));
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
