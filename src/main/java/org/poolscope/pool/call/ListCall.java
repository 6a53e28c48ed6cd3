package org.poolscope.pool.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.codec.type.AllowedTypes;

/// A call with all items of a list: the answers are kept in order until all are there.
///
/// @param <R> what becomes of the list of values
public final class ListCall<R> implements Sink {

    /// So many chunks are encoded before the first of them go to the pool, while the next ones are being encoded.
    private static final int BATCH = 1024;

    /// By chunk: there may be millions, so those that went well are their bytes and nothing more.
    private final List<Object> answers = new ArrayList<>();
    private final AllowedTypes allowed;
    private final PendingResult<R> result;
    private final Function<List<?>, R> finish;
    private boolean finished;

    private ListCall(Calls calls, AllowedTypes allowed, Object owner, Function<List<?>, R> finish) {
        this.allowed = allowed;
        this.result = new PendingResult<>(owner, calls.callbacks());
        this.finish = finish;
    }

    /// Begins such a call. The items are encoded by the calling thread before this returns.
    ///
    /// @param allowed the types that values may have
    /// @param owner   what must not be cleaned away meanwhile
    /// @param finish  makes the result of the values; called by the thread that asks first
    /// @throws org.poolscope.function.CodecException if an item cannot be sent; nothing is left of the call then
    public static <R> AsyncResult<R> begin(Calls calls, byte[] function, Collection<?> items, int chunk,
                                           CallOptions options, AllowedTypes allowed, Object owner,
                                           Function<List<?>, R> finish) {
        var call = new ListCall<>(calls, allowed, owner, finish);
        Job job = calls.job(function, options, call);
        call.result.onCancel(() -> calls.end(job, new CancellationException("the call was cancelled")));
        calls.begin(job);
        try {
            call.offerAll(calls, job, items, chunk);
        } catch (RuntimeException | Error e) {
            calls.end(job, e);
            throw e;
        }
        return call.result;
    }

    private void offerAll(Calls calls, Job job, Collection<?> items, int chunk) {
        List<Chunk> batch = new ArrayList<>();
        try {
            offerAll(calls, job, items, chunk, batch);
        } catch (RuntimeException | Error e) {
            batch.forEach(encoded -> calls.release(encoded.large));
            throw e;
        }
    }

    /// @param batch what is encoded and not offered yet
    private static void offerAll(Calls calls, Job job, Collection<?> items, int chunk, List<Chunk> batch) {
        var encoder = new ChunkEncoder(job, calls);
        Object[] some = new Object[Math.min(chunk, Math.max(1, items.size()))];
        Iterator<?> all = items.iterator();
        while (all.hasNext()) {
            int size = 0;
            while (size < some.length && all.hasNext()) {
                some[size++] = all.next();
            }
            batch.add(encoder.encode(some, size));
            if (batch.size() == BATCH) {
                calls.offer(job, List.copyOf(batch), false);
                batch.clear();
            }
        }
        calls.offer(job, List.copyOf(batch), true);
        batch.clear();
    }

    /// A call that was ended early may be over before its last chunks have come.
    @Override
    public void answered(Chunk chunk) {
        if (finished) {
            return;
        }
        while (answers.size() <= chunk.index) {
            answers.add(null);
        }
        answers.set((int) chunk.index, chunk.answer.compact());
    }

    @Override
    public void finished(@Nullable Throwable over, boolean cancelled) {
        finished = true;
        if (over != null && cancelled) {
            result.cancelled(String.valueOf(over.getMessage()));
        } else {
            result.ended(() -> resolve(over));
        }
    }

    @Override
    public void abandoned(PoolBrokenException why) {
        finished = true;
        result.ended(() -> {
            throw Failures.execution(why);
        });
    }

    private R resolve(@Nullable Throwable over) throws ExecutionException {
        List<@Nullable Object[]> values = new ArrayList<>(answers.size());
        Throwable halted = over;
        int size = 0;
        for (Object each : answers) {
            Answer answer = Answer.of(each);
            Object[] some = answer.values(allowed);
            values.add(some);
            size += some.length;
            for (int i = 0; i < some.length && !answer.isClean(); i++) {
                Throwable failure = answer.failure(i);
                if (failure instanceof CancellationException) {
                    // What was halted by a failure is not that failure.
                    halted = halted == null ? failure : halted;
                } else if (failure != null) {
                    throw Failures.execution(failure);
                }
            }
        }
        if (halted != null) {
            throw Failures.execution(halted);
        }
        R all = finish.apply(join(values, size));
        answers.clear();
        return all;
    }

    private static List<?> join(List<@Nullable Object[]> chunks, int size) {
        if (chunks.size() == 1) {
            return Collections.unmodifiableList(Arrays.asList(chunks.getFirst()));
        }
        Object[] all = new Object[size];
        int at = 0;
        for (Object[] chunk : chunks) {
            System.arraycopy(chunk, 0, all, at, chunk.length);
            at += chunk.length;
        }
        return Collections.unmodifiableList(Arrays.asList(all));
    }
}
