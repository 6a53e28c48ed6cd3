package org.poolscope.pool.call;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The result of a call that goes on: of one function, or of all items of a list. Any thread may ask.
///
/// [#get] throws an [ExecutionException] whose cause is what the function threw, with its type, message and the
/// worker's own trace; a [WorkerDiedException] if its worker died; a [TimeoutException] if it was past its deadline; a
/// [CancellationException] if failures had halted the call. What is asked for is rebuilt from its bytes by the thread
/// that asks first; if it cannot be, for want of memory or because its own class throws, the cause is a
/// [org.poolscope.codec.CodecException] that says so.
///
/// Callbacks are called after the result is there, each once, by platform threads that do nothing else; they are
/// daemons. One that throws stops nothing, and one that takes long holds up neither the pool nor other callbacks.
public final class AsyncResult<T> implements Future<T> {

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Object owner;
    private @Nullable Outcome<T> outcome;
    private volatile boolean cancelled;
    private volatile @Nullable Resolver<T> resolver;
    private volatile @Nullable Runnable canceller;

    /// Makes the result out of what has come.
    interface Resolver<T> {
        T resolve() throws ExecutionException;
    }

    private record Outcome<T>(@Nullable T value, @Nullable ExecutionException failure) {}

    /// @param owner what must not be cleaned away while somebody waits for this
    AsyncResult(Object owner) {
        this.owner = owner;
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

    /// Waits as long as it takes.
    @Override
    public T get() throws InterruptedException, ExecutionException {
        ended.get();
        return resolved();
    }

    /// Waits for a while at most; the call goes on whatever becomes of the wait.
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        ended.get(timeout, unit);
        return resolved();
    }

    /// Waits for a while at most; the call goes on whatever becomes of the wait.
    public T get(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
        return get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    private T resolved() throws ExecutionException {
        if (cancelled) {
            throw new CancellationException("the call was cancelled");
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

    /// Ends the call: what is not begun never is; what runs is interrupted, and its worker killed if it does not heed
    /// that.
    ///
    /// @param mayInterruptIfRunning makes no difference, as for any future that others compute
    /// @return whether it was in time
    @Override
    public synchronized boolean cancel(boolean mayInterruptIfRunning) {
        Runnable action = canceller;
        if (ended.isDone() || action == null) {
            return false;
        }
        cancelled = true;
        action.run();
        ended.complete(null);
        return true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public boolean isDone() {
        return ended.isDone();
    }

    /// Has a callback called with the value, if there is one.
    public AsyncResult<T> onSuccess(Consumer<? super T> callback) {
        return whenDone((value, failure) -> {
            if (failure == null) {
                callback.accept(value);
            }
        });
    }

    /// Has a callback called with what went wrong, if anything did.
    public AsyncResult<T> onFailure(Consumer<? super Throwable> callback) {
        return whenDone((_, failure) -> {
            if (failure != null) {
                callback.accept(failure);
            }
        });
    }

    /// Has a callback called with the value, or with what went wrong: the cause that [#get] would name.
    public AsyncResult<T> whenDone(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> callback) {
        ended.thenRun(() -> Helpers.OURS.execute(() -> tell(callback)));
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

    /// The same as a future that other futures can be made from; cancelling it does not cancel the call.
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
        return "result of a call on " + owner + ": " + (cancelled ? "cancelled" : isDone() ? "done" : "not done yet");
    }
}
