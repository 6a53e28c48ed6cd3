package org.poolscope.pool.call;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.call.AsyncResult;

/// The result of a call whose answers come from workers.
final class PendingResult<T> implements AsyncResult<T> {

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Object owner;
    private final Executor callbacks;
    private @Nullable Outcome<T> outcome;
    private volatile @Nullable String whyCancelled;
    private volatile @Nullable Resolver<T> resolver;
    private volatile @Nullable Runnable canceller;

    /// Makes the result out of what has come.
    interface Resolver<T> {
        T resolve() throws ExecutionException;
    }

    private record Outcome<T>(@Nullable T value, @Nullable ExecutionException failure) {}

    /// @param owner what must not be cleaned away while somebody waits for this
    /// @param callbacks who calls what waits for it
    PendingResult(Object owner, Executor callbacks) {
        this.owner = owner;
        this.callbacks = callbacks;
    }

    void onCancel(Runnable action) {
        canceller = action;
    }

    /// The result can be made. Called once, by the pool's thread.
    void ended(Resolver<T> its) {
        resolver = its;
        canceller = null;
        ended.complete(null);
    }

    /// There is none, as somebody has ended all calls. Called once instead of the other, by the pool's thread.
    synchronized void cancelled(String why) {
        canceller = null;
        if (whyCancelled == null) {
            whyCancelled = why;
        }
        ended.complete(null);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        ended.get();
        return resolved();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        ended.get(timeout, unit);
        return resolved();
    }

    private T resolved() throws ExecutionException {
        String why = whyCancelled;
        if (why != null) {
            throw new CancellationException(why);
        }
        Outcome<T> result = outcome();
        if (result.failure() != null) {
            throw result.failure();
        }
        return result.value();
    }

    private synchronized Outcome<T> outcome() {
        if (outcome == null) {
            try {
                outcome = new Outcome<>(resolver.resolve(), null);
            } catch (ExecutionException e) {
                outcome = new Outcome<>(null, e);
            } catch (Throwable e) {
                outcome = new Outcome<>(null, Failures.execution(Failures.notRebuilt(e)));
            }
            resolver = null;
        }
        return outcome;
    }

    @Override
    public synchronized boolean cancel(boolean mayInterruptIfRunning) {
        Runnable action = canceller;
        if (ended.isDone() || action == null) {
            return false;
        }
        whyCancelled = "the call was cancelled";
        action.run();
        ended.complete(null);
        return true;
    }

    @Override
    public boolean isCancelled() {
        return whyCancelled != null;
    }

    @Override
    public boolean isDone() {
        return ended.isDone();
    }

    @Override
    public AsyncResult<T> onSuccess(Consumer<? super T> callback) {
        return whenDone((value, failure) -> {
            if (failure == null) {
                callback.accept(value);
            }
        });
    }

    @Override
    public AsyncResult<T> onFailure(Consumer<? super Throwable> callback) {
        return whenDone((_, failure) -> {
            if (failure != null) {
                callback.accept(failure);
            }
        });
    }

    @Override
    public AsyncResult<T> whenDone(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> callback) {
        ended.thenRun(() -> callbacks.execute(() -> tell(callback)));
        return this;
    }

    private void tell(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> callback) {
        T value;
        try {
            value = resolved();
        } catch (ExecutionException e) {
            callback.accept(null, e.getCause());
            return;
        } catch (Throwable e) {
            callback.accept(null, e);
            return;
        }
        callback.accept(value, null);
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
        var future = new CompletableFuture<T>();
        whenDone((value, failure) -> {
            if (failure == null) {
                future.complete(value);
            } else {
                future.completeExceptionally(failure);
            }
        });
        return future;
    }

    @Override
    public String toString() {
        return "result of a call on " + owner + ": "
                + (isCancelled() ? "cancelled" : isDone() ? "done" : "not done yet");
    }
}
