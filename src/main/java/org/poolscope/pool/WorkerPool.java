package org.poolscope.pool;

import java.io.IOException;
import java.io.Serializable;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.Results;
import org.poolscope.codec.AllowedTypes;
import org.poolscope.codec.FunctionCodec;
import org.poolscope.function.Pair;
import org.poolscope.function.TaskBiFunction;
import org.poolscope.function.TaskCallable;
import org.poolscope.function.TaskFunction;
import org.poolscope.pool.call.ListCall;
import org.poolscope.pool.call.StreamedResults;
import org.poolscope.pool.call.WaitingListCall;
import org.poolscope.pool.engine.StopLadder;
import org.poolscope.pool.launch.Initializers;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.PoolOptions;

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
public final class WorkerPool implements AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    /// Each worker gets so many tasks of a list: enough that the last ones even out, and that some are rebuilt while
    /// others are worked on.
    private static final int TASKS_PER_WORKER = 16;

    private final Core core;
    private final Class<?>[] allowed;
    private final boolean hasClassPath;
    private final Map<Class<?>, AllowedTypes> allowedByFunction = new WeakHashMap<>();
    private volatile int size;

    WorkerPool(PoolBuilder builder) throws IOException {
        size = builder.workers;
        allowed = builder.allowed.toArray(Class<?>[]::new);
        hasClassPath = builder.jvm.hasClassPath();
        Optional<String> whyNot = Initializers.whyNot("pool");
        core = whyNot.isPresent() ? new NoCore(whyNot.get()) : new PoolCore(builder);
        Core itsCore = core;
        CLEANER.register(this, itsCore::abandon);
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

    // ---- one call

    /// Calls a function in a worker and waits for its result.
    ///
    /// @throws ExecutionException as [AsyncResult#get] says
    public <R extends @Nullable Object> R apply(TaskCallable<R> function)
            throws InterruptedException, ExecutionException {
        return applyAsync(function).get();
    }

    /// Calls a function with an argument in a worker and waits for its result.
    public <T extends @Nullable Object, R extends @Nullable Object> R apply(TaskFunction<T, R> function, T argument)
            throws InterruptedException, ExecutionException {
        return applyAsync(function, argument).get();
    }

    /// Calls a function with two arguments in a worker and waits for its result.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> R apply(
            TaskBiFunction<A, B, R> function, A first, B second) throws InterruptedException, ExecutionException {
        return applyAsync(function, first, second).get();
    }

    /// Has a function called in a worker.
    ///
    /// @throws org.poolscope.function.CodecException if function or argument cannot be sent
    /// @throws IllegalStateException              if the pool is closed
    public <R extends @Nullable Object> AsyncResult<R> applyAsync(TaskCallable<R> function) {
        return one(function, null, CallOptions.DEFAULT);
    }

    /// Has a function called with an argument in a worker.
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            TaskFunction<T, R> function, T argument) {
        return one(function, argument, CallOptions.DEFAULT);
    }

    /// Has a function called with an argument in a worker, with more to say about it.
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            TaskFunction<T, R> function, T argument, CallOptions options) {
        return one(function, argument, options);
    }

    /// Has a function called with two arguments in a worker.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<R> applyAsync(
            TaskBiFunction<A, B, R> function, A first, B second) {
        return one(function, Pair.of(first, second), CallOptions.DEFAULT);
    }

    @SuppressWarnings("unchecked")
    private <R extends @Nullable Object> AsyncResult<R> one(Serializable function, @Nullable Object argument,
                                                            CallOptions options) {
        return ListCall.begin(core.open(), FunctionCodec.encode(function), Arrays.asList(argument), 1, options,
                allowed(function), this, values -> (R) values.getFirst());
    }

    // ---- a list

    /// Calls a function with each item and waits for the list of results, in the items' order. The list goes to the
    /// workers in chunks, sixteen for each worker.
    ///
    /// @throws ExecutionException as [AsyncResult#get] says, for the first item that failed
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            TaskFunction<T, R> function, Collection<? extends T> items)
            throws InterruptedException, ExecutionException {
        return list(function, items, CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            TaskFunction<T, R> function, Collection<? extends T> items, CallOptions options)
            throws InterruptedException, ExecutionException {
        return list(function, items, options);
    }

    /// Has a function called with each item.
    ///
    /// @throws org.poolscope.function.CodecException if the function or an item cannot be sent
    /// @throws IllegalStateException              if the pool is closed
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<T, R> function, Collection<? extends T> items) {
        return all(function, items, CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<T, R> function, Collection<? extends T> items, CallOptions options) {
        return all(function, items, options);
    }

    /// Calls a function with each pair of arguments and waits for the list of results, in the pairs' order.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            TaskBiFunction<A, B, R> function, Collection<Pair<A, B>> arguments)
            throws InterruptedException, ExecutionException {
        return list(function, arguments, CallOptions.DEFAULT);
    }

    /// Has a function called with each pair of arguments.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>>
            starmapAsync(TaskBiFunction<A, B, R> function, Collection<Pair<A, B>> arguments) {
        return all(function, arguments, CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>>
            starmapAsync(TaskBiFunction<A, B, R> function, Collection<Pair<A, B>> arguments, CallOptions options) {
        return all(function, arguments, options);
    }

    /// Sent and rebuilt by the calling thread while the workers work.
    private <R extends @Nullable Object> List<R> list(Serializable function, Collection<?> items, CallOptions options)
            throws InterruptedException, ExecutionException {
        List<R> results = WaitingListCall.call(core.open(), FunctionCodec.encode(function), items,
                chunk(items.size(), options), options, allowed(function));
        Reference.reachabilityFence(this);
        return results;
    }

    @SuppressWarnings("unchecked")
    private <R extends @Nullable Object> AsyncResult<List<R>> all(Serializable function, Collection<?> items,
                                                                  CallOptions options) {
        return ListCall.begin(core.open(), FunctionCodec.encode(function), items, chunk(items.size(), options), options,
                allowed(function), this, values -> (List<R>) values);
    }

    private int chunk(int items, CallOptions options) {
        return options.chunk().orElseGet(() -> automaticChunk(items, size));
    }

    static int automaticChunk(int items, int workers) {
        int tasks = workers * TASKS_PER_WORKER;
        return Math.max(1, (items + tasks - 1) / tasks);
    }

    // ---- a stream

    /// Calls a function with each item of a source that may be long or endless, and gives the results in the items'
    /// order. The items are taken by another thread; see [Results] for that, and for how it waits.
    public <T extends @Nullable Object, R extends @Nullable Object> Results<R> imap(
            TaskFunction<T, R> function, Iterable<? extends T> items) {
        return stream(function, items.iterator(), CallOptions.DEFAULT, true);
    }

    /// The same, with more to say about it.
    public <T extends @Nullable Object, R extends @Nullable Object> Results<R> imap(
            TaskFunction<T, R> function, Iterable<? extends T> items, CallOptions options) {
        return stream(function, items.iterator(), options, true);
    }

    /// Calls a function with each item of a source, and gives the results as they come.
    public <T extends @Nullable Object, R extends @Nullable Object> Results<R> imapUnordered(
            TaskFunction<T, R> function, Iterable<? extends T> items) {
        return stream(function, items.iterator(), CallOptions.DEFAULT, false);
    }

    /// The same, with more to say about it.
    public <T extends @Nullable Object, R extends @Nullable Object> Results<R> imapUnordered(
            TaskFunction<T, R> function, Iterable<? extends T> items, CallOptions options) {
        return stream(function, items.iterator(), options, false);
    }

    private <R extends @Nullable Object> Results<R> stream(Serializable function, Iterator<?> items,
            CallOptions options, boolean ordered) {
        return StreamedResults.begin(core.open(), FunctionCodec.encode(function), items, options, allowed(function),
                ordered, this);
    }

    private AllowedTypes allowed(Serializable function) {
        synchronized (allowedByFunction) {
            return allowedByFunction.computeIfAbsent(function.getClass(), type -> {
                if (!hasClassPath) {
                    FunctionOrigin.check(type);
                }
                return AllowedTypes.ofFunction(function).with(allowed);
            });
        }
    }

    // ---- the pool itself

    /// How many workers it has, or is about to have.
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

    /// Takes no more calls. Those that were made are done, then the workers leave. Returns at once; [#join] waits.
    @Override
    public void close() {
        core.close();
    }

    /// Ends everything: what is not begun never is, what runs is interrupted, and whoever does not heed that is killed,
    /// all within a second. Every result that is waited for is a [java.util.concurrent.CancellationException]. Returns
    /// at once.
    public void terminate() {
        core.terminate(StopLadder.AT_ONCE);
    }

    /// Ends everything by killing the workers and the processes they have started. Returns at once.
    public void kill() {
        core.terminate(StopLadder.KILL);
    }

    /// Waits until the last worker is gone.
    ///
    /// @throws IllegalStateException if the pool was not closed before
    public void join() throws InterruptedException {
        join(Waiting.FOR_EVER);
    }

    /// Waits until the last worker is gone, for a while at most.
    ///
    /// @return whether it is
    /// @throws IllegalStateException if the pool was not closed before
    public boolean join(Duration timeout) throws InterruptedException {
        return core.join(timeout);
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
