package org.poolscope.pool.call;

import java.lang.ref.Cleaner;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.poolscope.call.CallOptions;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.call.Results;
import org.poolscope.codec.type.AllowedTypes;

/// The results of a stream whose answers come from workers.
public final class StreamedResults<R> implements Results<R> {

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

    private StreamedResults(Calls calls, StreamItems items, Feeder feeder, AllowedTypes allowed, Object owner) {
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
        var results = new StreamedResults<R>(calls, held, feeder, allowed, owner);
        Forgotten.endWith(results, calls, feeder);
        feeder.start();
        return results;
    }

    private static void end(Calls calls, Feeder feeder, String why) {
        feeder.stop();
        calls.end(feeder.job(), new CancellationException(why));
    }

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
