package org.poolscope.pool;

import java.io.Serializable;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.Results;
import org.poolscope.codec.FunctionCodec;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.Pair;
import org.poolscope.function.TaskAction;
import org.poolscope.function.TaskBiFunction;
import org.poolscope.function.TaskCallable;
import org.poolscope.function.TaskConsumer;
import org.poolscope.function.TaskFunction;
import org.poolscope.pool.call.ListCall;
import org.poolscope.pool.call.StreamedResults;
import org.poolscope.pool.call.WaitingListCall;

/// The calls of a [WorkerPool], whose methods these are for its users: its life is in that class. For any thread.
abstract sealed class PoolCalls permits WorkerPool {

    /// Each worker gets so many tasks of a list: enough that the last ones even out, and that some are rebuilt while
    /// others are worked on.
    private static final int TASKS_PER_WORKER = 16;

    final Core core;
    private final Class<?>[] allowed;
    private final boolean hasClassPath;
    private final Map<Class<?>, AllowedTypes> allowedByFunction = new WeakHashMap<>();

    /// @param hasClassPath whether the workers have another one than this JVM
    PoolCalls(Core core, List<Class<?>> allowed, boolean hasClassPath) {
        this.core = core;
        this.allowed = allowed.toArray(Class<?>[]::new);
        this.hasClassPath = hasClassPath;
    }

    abstract int size();

    // ---- one call

    /// Calls a function in a worker and waits for its result.
    ///
    /// @throws ExecutionException as [AsyncResult#get] says
    public <R extends @Nullable Object> R apply(TaskCallable<R> function)
            throws InterruptedException, ExecutionException {
        return applyAsync(function).get();
    }

    /// The same, with more to say about it.
    public <R extends @Nullable Object> R apply(TaskCallable<R> function, CallOptions options)
            throws InterruptedException, ExecutionException {
        return applyAsync(function, options).get();
    }

    /// Calls a function with an argument in a worker and waits for its result.
    public <T extends @Nullable Object, R extends @Nullable Object> R apply(TaskFunction<T, R> function, T argument)
            throws InterruptedException, ExecutionException {
        return applyAsync(function, argument).get();
    }

    /// The same, with more to say about it.
    public <T extends @Nullable Object, R extends @Nullable Object> R apply(
            TaskFunction<T, R> function, T argument, CallOptions options)
            throws InterruptedException, ExecutionException {
        return applyAsync(function, argument, options).get();
    }

    /// Calls a function with two arguments in a worker and waits for its result.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> R apply(
            TaskBiFunction<A, B, R> function, A first, B second) throws InterruptedException, ExecutionException {
        return applyAsync(function, first, second).get();
    }

    /// The same, with more to say about it.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> R apply(
            TaskBiFunction<A, B, R> function, A first, B second, CallOptions options)
            throws InterruptedException, ExecutionException {
        return applyAsync(function, first, second, options).get();
    }

    /// Has a function called in a worker.
    ///
    /// @throws org.poolscope.function.CodecException if function or argument cannot be sent
    /// @throws IllegalStateException                 if the pool is closed
    public <R extends @Nullable Object> AsyncResult<R> applyAsync(TaskCallable<R> function) {
        return one(function, null, CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public <R extends @Nullable Object> AsyncResult<R> applyAsync(TaskCallable<R> function, CallOptions options) {
        return one(function, null, options);
    }

    /// Has a function called with an argument in a worker.
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            TaskFunction<T, R> function, T argument) {
        return one(function, argument, CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            TaskFunction<T, R> function, T argument, CallOptions options) {
        return one(function, argument, options);
    }

    /// Has a function called with two arguments in a worker.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<R> applyAsync(TaskBiFunction<A, B, R> function, A first, B second) {
        return one(function, Pair.of(first, second), CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<R> applyAsync(TaskBiFunction<A, B, R> function, A first, B second, CallOptions options) {
        return one(function, Pair.of(first, second), options);
    }

    /// Has something done in a worker and waits until it is.
    ///
    /// @throws ExecutionException as [AsyncResult#get] says
    public void run(TaskAction action) throws InterruptedException, ExecutionException {
        runAsync(action).get();
    }

    /// The same, with more to say about it.
    public void run(TaskAction action, CallOptions options) throws InterruptedException, ExecutionException {
        runAsync(action, options).get();
    }

    /// Has something done in a worker. The result is null once it is.
    ///
    /// @throws org.poolscope.function.CodecException if it cannot be sent
    /// @throws IllegalStateException                 if the pool is closed
    public AsyncResult<@Nullable Void> runAsync(TaskAction action) {
        return one(action, null, CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public AsyncResult<@Nullable Void> runAsync(TaskAction action, CallOptions options) {
        return one(action, null, options);
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
    /// @throws IllegalStateException                 if the pool is closed
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
            TaskBiFunction<A, B, R> function, Collection<? extends Pair<? extends A, ? extends B>> arguments)
            throws InterruptedException, ExecutionException {
        return list(function, arguments, CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            TaskBiFunction<A, B, R> function, Collection<? extends Pair<? extends A, ? extends B>> arguments,
            CallOptions options) throws InterruptedException, ExecutionException {
        return list(function, arguments, options);
    }

    /// Has a function called with each pair of arguments.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>>
            starmapAsync(TaskBiFunction<A, B, R> function,
            Collection<? extends Pair<? extends A, ? extends B>> arguments) {
        return all(function, arguments, CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>>
            starmapAsync(TaskBiFunction<A, B, R> function,
            Collection<? extends Pair<? extends A, ? extends B>> arguments, CallOptions options) {
        return all(function, arguments, options);
    }

    /// Has something done with each item, in chunks as [#map], and waits until it is.
    ///
    /// @throws ExecutionException as [AsyncResult#get] says, for the first item that failed
    public <T extends @Nullable Object> void forEach(TaskConsumer<T> action, Collection<? extends T> items)
            throws InterruptedException, ExecutionException {
        forEach(action, items, CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public <T extends @Nullable Object> void forEach(TaskConsumer<T> action, Collection<? extends T> items,
            CallOptions options) throws InterruptedException, ExecutionException {
        list(action, items, options);
    }

    /// Has something done with each item. The result is null once it is.
    ///
    /// @throws org.poolscope.function.CodecException if the action or an item cannot be sent
    /// @throws IllegalStateException                 if the pool is closed
    public <T extends @Nullable Object> AsyncResult<@Nullable Void> forEachAsync(TaskConsumer<T> action,
            Collection<? extends T> items) {
        return forEachAsync(action, items, CallOptions.DEFAULT);
    }

    /// The same, with more to say about it.
    public <T extends @Nullable Object> AsyncResult<@Nullable Void> forEachAsync(TaskConsumer<T> action,
            Collection<? extends T> items, CallOptions options) {
        return ListCall.begin(core.open(), FunctionCodec.encode(action), items, chunk(items.size(), options), options,
                allowed(action), this, _ -> null);
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
        return options.chunk().orElseGet(() -> automaticChunk(items, size()));
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
}
