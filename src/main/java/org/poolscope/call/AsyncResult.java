package org.poolscope.call;

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
/// [CancellationException] if failures had halted the call. It throws a [CancellationException] itself once the call
/// [is cancelled][#isCancelled]: by [#cancel], or as the pool was terminated. What is asked for is rebuilt from its
/// bytes by the thread that asks first; if it cannot be, for want of memory or because its own class throws, the cause
/// is a [org.poolscope.function.CodecException] that says so.
///
/// Callbacks are called after the result is there, each once, by platform threads that do nothing else; they are
/// daemons. One that throws stops nothing, and one that takes long holds up neither the pool nor other callbacks.
///
/// @param <T> of the result
public interface AsyncResult<T extends @Nullable Object> extends Future<T> {

    /// Waits as long as it takes.
    @Override
    T get() throws InterruptedException, ExecutionException;

    /// Waits for a while at most; the call goes on whatever becomes of the wait.
    @Override
    T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException;

    /// Waits for a while at most; the call goes on whatever becomes of the wait.
    default T get(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
        return get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    /// Ends the call: what is not begun never is; what runs is interrupted, and its worker killed if it does not heed
    /// that.
    ///
    /// @param mayInterruptIfRunning makes no difference, as for any future that others compute
    /// @return whether it was in time
    @Override
    boolean cancel(boolean mayInterruptIfRunning);

    /// Has a callback called with the value, if there is one.
    ///
    /// @return this
    AsyncResult<T> onSuccess(Consumer<? super T> callback);

    /// Has a callback called with what went wrong, if anything did.
    ///
    /// @return this
    AsyncResult<T> onFailure(Consumer<? super Throwable> callback);

    /// Has a callback called with the value, or with what went wrong: the cause that [#get] would name.
    ///
    /// @return this
    AsyncResult<T> whenDone(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> callback);

    /// The same as a future that other futures can be made from; cancelling it does not cancel the call.
    CompletableFuture<T> toCompletableFuture();
}
