package org.poolscope.pool.call;

import java.lang.ref.Cleaner;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.AllowedTypes;

/// The results of a stream of items, as they come: in the order of the items, or each as soon as it is there.
///
/// It is lazy: no more items are taken from their source than the buffer ahead of whoever reads the results; so an
/// endless source is fine, and a slow reader slows down the workers and not the other way round. They are taken by a
/// thread of the call's own, so a source that makes others wait is fine too: a task goes to the workers as soon as all
/// its items are there. The source is interrupted when the results are closed, or the call or the pool ends; results
/// that nobody holds any more are closed by and by, unless their source waits. The results are for one thread at a
/// time.
///
/// [#next] throws a [CompletionException] in place of a result that is none, with the same causes as [AsyncResult#get];
/// the results after it can be read all the same. The call's deadline and the end of the pool are the end of the
/// results; and what the source throws is, after the results of the items before it, thrown as it is.
public final class Results<R> implements Iterator<R>, AutoCloseable {

    private final Calls calls;
    private final StreamItems items;
    private final Feeder feeder;
    private final AllowedTypes allowed;
    private final Object owner;
    private boolean closed;

    private @Nullable Answer answer;
    private @Nullable Object[] values = new Object[0];
    private int taken;

    /// Ends calls whose results nobody can read any more: they would never be done, and a pool waits for all that are
    /// not.
    private static final class Forgotten {
        private static final Cleaner CLEANER = Cleaner.create();

        private Forgotten() {}

        /// In a method of its own, so that the action cannot hold what it waits to be let go.
        static void endWith(Results<?> results, Calls calls, Feeder feeder) {
            CLEANER.register(results, () -> end(calls, feeder, "nobody reads the results"));
        }
    }

    private Results(Calls calls, StreamItems items, Feeder feeder, AllowedTypes allowed, Object owner) {
        this.calls = calls;
        this.items = items;
        this.feeder = feeder;
        this.allowed = allowed;
        this.owner = owner;
    }

    /// Begins such a call.
    ///
    /// @param ordered whether results come in the order of their items
    /// @param owner   what must not be cleaned away meanwhile
    public static <R> Results<R> begin(Calls calls, byte[] function, Iterator<?> items, CallOptions options,
                                       AllowedTypes allowed, boolean ordered, Object owner) {
        var held = new StreamItems(items);
        var feeder = new Feeder(calls, function, held, options, ordered);
        var results = new Results<R>(calls, held, feeder, allowed, owner);
        Forgotten.endWith(results, calls, feeder);
        feeder.start();
        return results;
    }

    private static void end(Calls calls, Feeder feeder, String why) {
        feeder.stop();
        calls.end(feeder.job(), new CancellationException(why));
    }

    /// Whether there is another result, or failure. Waits until the source has another item, or none.
    ///
    /// @throws CancellationException if the thread is interrupted meanwhile; its flag stays set
    @Override
    public boolean hasNext() {
        if (taken < values.length) {
            return true;
        }
        if (closed) {
            return false;
        }
        try {
            return feeder.hasMore() || feeder.failure() != null;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// The next result, as soon as it is there.
    ///
    /// @throws NoSuchElementException if there are no more
    /// @throws CompletionException    if there is none for that item
    /// @throws CancellationException  if the thread is interrupted meanwhile; its flag stays set
    @Override
    @SuppressWarnings("unchecked")
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all results have been read");
        }
        if (taken == values.length) {
            openNext();
        }
        int position = taken++;
        Throwable failure = answer.failure(position);
        if (failure != null) {
            if (endsAll(failure)) {
                taken = values.length;
                close();
            }
            throw Failures.completion(failure);
        }
        Object value = values[position];
        values[position] = null;
        return (R) value;
    }

    private boolean endsAll(Throwable failure) {
        return failure instanceof PoolBrokenException || failure == feeder.job().whyOver();
    }

    private void openNext() {
        try {
            if (!feeder.hasMore()) {
                Throwable why = feeder.failure();
                close();
                throw unchecked(why);
            }
            Chunk chunk = feeder.next();
            answer = chunk.answer;
            values = chunk.answer.values(allowed);
            taken = 0;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (PoolBrokenException e) {
            close();
            throw Failures.completion(e);
        }
    }

    private RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException its && failure != feeder.job().whyOver()
                ? its : Failures.completion(failure);
    }

    private static CancellationException interrupted(InterruptedException why) {
        Thread.currentThread().interrupt();
        return new CancellationException(why.getMessage());
    }

    /// Ends the call early: what is not done never is. Does nothing when all results were read.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            items.letGo();
            if (!feeder.isDone()) {
                end(calls, feeder, "the results were closed");
            }
        }
    }

    @Override
    public String toString() {
        return "results of a call on " + owner + ": " + feeder.outstanding() + " outstanding";
    }
}
