package org.poolscope.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.poolscope.call.AsyncResult;
import org.poolscope.function.CodecException;
import org.poolscope.function.TaskAction;
import org.poolscope.function.TaskCallable;

/// A pool as an executor, see [WorkerPool#asExecutorService]. For any thread.
final class PoolExecutor implements ExecutorService {

    private final WorkerPool pool;

    PoolExecutor(WorkerPool pool) {
        this.pool = pool;
    }

    // ---- tasks

    @Override
    public void execute(Runnable task) {
        submit(task);
    }

    @Override
    public AsyncResult<?> submit(Runnable task) {
        TaskAction action = action(task);
        return accepted(() -> pool.runAsync(action));
    }

    /// The result stays here, whatever it is: nobody sends it to a worker and back.
    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        TaskAction action = action(task);
        return accepted(() -> pool.runAsync(action)).toCompletableFuture().thenApply(_ -> result);
    }

    @Override
    public <T> AsyncResult<T> submit(Callable<T> task) {
        if (task instanceof TaskCallable<T> callable) {
            return accepted(() -> pool.applyAsync(callable));
        }
        throw refused(task, "declare it as a TaskCallable, which is a Callable");
    }

    private static TaskAction action(Runnable task) {
        if (task instanceof TaskAction action) {
            return action;
        }
        throw refused(task, "declare it as a TaskRunnable, which is a Runnable");
    }

    private static CodecException refused(Object task, String advice) {
        return new CodecException("a task of the " + task.getClass().getName() + " cannot be sent to a worker; "
                + advice);
    }

    private static <T> T accepted(Supplier<T> begin) {
        try {
            return begin.get();
        } catch (IllegalStateException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
    }

    // ---- many tasks

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) throws InterruptedException {
        return invokeAll(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException {
        long start = System.nanoTime();
        List<Future<T>> futures = new ArrayList<>();
        try {
            for (Callable<T> task : tasks) {
                futures.add(submit(task));
            }
            for (Future<T> future : futures) {
                await(future, Math.max(0, unit.toNanos(timeout) - (System.nanoTime() - start)));
            }
            return futures;
        } finally {
            // Those that are done are not touched by that.
            futures.forEach(future -> future.cancel(true));
        }
    }

    private static void await(Future<?> future, long nanos) throws InterruptedException {
        try {
            future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException _) {
            // Whoever asks the future is told.
        }
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try {
            return invokeAny(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("for ever is over", e);
        }
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("there is no task to invoke");
        }
        long start = System.nanoTime();
        BlockingQueue<AsyncResult<T>> done = new LinkedBlockingQueue<>();
        List<AsyncResult<T>> results = new ArrayList<>();
        try {
            for (Callable<T> task : tasks) {
                AsyncResult<T> result = submit(task);
                results.add(result);
                result.whenDone((_, _) -> done.add(result));
            }
            return first(done, results.size(), start, unit.toNanos(timeout));
        } finally {
            results.forEach(result -> result.cancel(true));
        }
    }

    private static <T> T first(BlockingQueue<AsyncResult<T>> done, int count, long start, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutionException failure = null;
        for (int i = 0; i < count; i++) {
            AsyncResult<T> next = done.poll(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new TimeoutException("none of " + count + " tasks was done in time");
            }
            try {
                return next.get();
            } catch (ExecutionException e) {
                failure = e;
            } catch (CancellationException e) {
                failure = new ExecutionException(e);
            }
        }
        throw failure;
    }

    // ---- its end

    @Override
    public void shutdown() {
        pool.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        pool.terminate();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return pool.core.isClosed();
    }

    @Override
    public boolean isTerminated() {
        return isShutdown() && pool.core.isEnded();
    }

    /// Of a pool that nobody has shut down, it waits the whole time.
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return pool.core.await(Duration.ofNanos(unit.toNanos(timeout)));
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return "executor of " + pool;
    }
}
