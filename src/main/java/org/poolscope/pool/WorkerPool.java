package org.poolscope.pool;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.poolscope.function.TaskCallable;
import org.poolscope.pool.engine.StopLadder;
import org.poolscope.pool.launch.Initializers;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.PoolOptions;

/// A pool of worker JVMs that calls your functions, as Python's `multiprocessing.Pool` does.
///
/// ```java
/// try (var pool = WorkerPool.ofSize(4)) {
///     List<Integer> squares = pool.map(n -> n * n, List.of(1, 2, 3));
/// }
/// ```
///
/// A function is a method reference or a lambda of a class on the class path, which is the workers' class path too; it
/// runs in another process, so nothing it changes there is seen here. Arguments and results are sent as bytes: numbers,
/// strings, arrays, records, enums, times, and the collections of `java.util` with all of these in them; what they are
/// in full, and what is refused, is told in [org.poolscope.codec]. What a function throws comes back with its type,
/// message, trace, causes and what was suppressed; a worker that dies fails the task it was running with a certificate
/// of its death, and is replaced. What it had not begun, as far as is known, goes to another: so a task runs at least
/// once, and twice if its worker dies just before its result is known. Nothing waits for ever.
///
/// Make pools in main, or in methods. In a static field of a class whose functions are called, every worker would make
/// one, too: there it is never started, and is closed from the beginning; whoever calls it gets an
/// [IllegalStateException] that says so. A function may make a pool of its own while it is called, but not by the
/// static initializer of a class that it touches, as of a lazy holder.
///
/// All methods are for any thread, and may be called by callbacks. Workers are daemons: they end with this JVM and
/// never keep it alive.
public final class WorkerPool extends PoolCalls implements AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    private volatile int size;

    WorkerPool(PoolBuilder builder) throws IOException {
        super(core(builder), builder.allowed, builder.jvm.hasClassPath());
        size = builder.workers;
        Core itsCore = core;
        CLEANER.register(this, itsCore::abandon);
    }

    private static Core core(PoolBuilder builder) throws IOException {
        Optional<String> whyNot = Initializers.whyNot("pool");
        return whyNot.isPresent() ? new NoCore(whyNot.get()) : new PoolCore(builder);
    }

    /// A pool with as many workers as this process may use processors.
    public static WorkerPool create() {
        return builder().start();
    }

    /// A pool of a size.
    ///
    /// @throws InvalidSettingException unless it is from 1 to [PoolOptions#MAX_WORKERS]
    public static WorkerPool ofSize(int workers) {
        return builder().workers(workers).start();
    }

    /// A pool with more to say about it.
    public static PoolBuilder builder() {
        return new PoolBuilder();
    }

    static int checkedSize(int workers) {
        if (workers < 1 || workers > PoolOptions.MAX_WORKERS) {
            throw new InvalidSettingException(
                    "workers", "must be from 1 to " + PoolOptions.MAX_WORKERS + ", not " + workers);
        }
        return workers;
    }

    // ---- the pool itself

    /// How many workers it has, or is about to have.
    @Override
    public int size() {
        return size;
    }

    /// Changes how many workers there are while it runs. Those that are too many end their task first.
    ///
    /// @throws InvalidSettingException unless it is from 1 to [PoolOptions#MAX_WORKERS]
    /// @throws IllegalStateException   if the pool is closed
    public void resize(int workers) {
        core.resize(checkedSize(workers));
        size = workers;
    }

    /// The processes that are its workers now.
    public List<Long> pids() {
        return core.pids();
    }

    /// Takes no more calls. Those that were made are done, then the workers leave. Returns at once; [#close] and
    /// [#join] wait.
    public void shutdown() {
        core.shutdown();
    }

    /// Takes no more calls and waits until those that were made are done, the workers gone, what they printed shown,
    /// and the callbacks over, as [ExecutorService#close] does: at the end of a try block nothing is lost. [#terminate]
    /// before it ends all at once. If the thread is interrupted while it waits, the pool is [terminated][#terminate],
    /// and the flag stays set.
    ///
    /// Of a stream, what was taken from its source is done; whoever closes the pool can read no more of it, so it ends
    /// there if this thread was the last to read it. One that another thread reads is waited for. In a callback of the
    /// pool it does not wait for callbacks.
    @Override
    public void close() {
        core.shutdown();
        boolean interrupted = false;
        while (!isEnded(interrupted)) {
            interrupted = true;
            terminate();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param soon whether there is no more to wait for than that the workers leave
    /// @return false if the thread was interrupted
    private boolean isEnded(boolean soon) {
        try {
            if (soon) {
                core.await(Waiting.FOR_EVER);
            } else {
                core.awaitAll();
            }
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Ends everything: what is not begun never is, what runs is interrupted, and whoever does not heed that is killed,
    /// all within a second. Every call that was not done is cancelled: whoever waits for its result gets a
    /// [java.util.concurrent.CancellationException]. Returns at once.
    public void terminate() {
        core.terminate(StopLadder.AT_ONCE);
    }

    /// Ends everything by killing the workers and the processes they have started. Returns at once.
    public void kill() {
        core.terminate(StopLadder.KILL);
    }

    /// Waits until the last worker is gone.
    ///
    /// @throws IllegalStateException if the pool was neither shut down nor terminated before
    public void join() throws InterruptedException {
        join(Waiting.FOR_EVER);
    }

    /// Waits until the last worker is gone, for a while at most.
    ///
    /// @return whether it is
    /// @throws IllegalStateException if the pool was neither shut down nor terminated before
    public boolean join(Duration timeout) throws InterruptedException {
        if (!core.isClosed()) {
            throw new IllegalStateException("the pool is not closed, so it may go on for ever; shut it down before "
                    + "joining it");
        }
        return core.await(timeout);
    }

    /// This pool for whoever wants an executor. What it is given must be such that it can be sent: a
    /// [org.poolscope.function.TaskCallable], which is a [java.util.concurrent.Callable]; or a
    /// [org.poolscope.function.TaskRunnable], which is a [Runnable]. Anything else is refused with a
    /// [org.poolscope.function.CodecException]. [ExecutorService#shutdownNow] terminates the pool and returns an empty
    /// list, as tasks are bytes by then; the futures of those that were not done are cancelled.
    public ExecutorService asExecutorService() {
        return new PoolExecutor(this);
    }

    /// As [PoolCore#state] has it.
    CompletableFuture<String> state() {
        return core.state();
    }

    @Override
    public String toString() {
        return "WorkerPool of " + size + (core.isClosed() ? ", closed" : "");
    }
}
