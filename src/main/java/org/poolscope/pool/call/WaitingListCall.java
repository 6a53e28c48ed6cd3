package org.poolscope.pool.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.poolscope.call.CallOptions;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.codec.type.AllowedTypes;

/// A call with all items of a list by a thread that waits for it: that thread makes the chunks and rebuilds the results
/// while the workers work.
///
/// @param <R> what the function returns
public final class WaitingListCall<R> {

    /// So many chunks are out at a time, if there are that many: enough for any number of workers, and with tiny chunks
    /// not so many that they fill the memory.
    private static final int CHUNKS_AHEAD = 8192;

    private final Calls calls;
    private final Mailbox answers;
    private final Job job;
    private final ChunkSource source;
    private final AllowedTypes allowed;
    private int outstanding;

    private WaitingListCall(Calls calls, byte[] function, Collection<?> items, int chunk, CallOptions options,
                            AllowedTypes allowed) {
        this.calls = calls;
        this.allowed = allowed;
        this.answers = new Mailbox(calls, true, _ -> {});
        this.job = calls.job(function, options, answers);
        this.source = new ChunkSource(items.iterator(), chunk, true, new ChunkEncoder(job, calls));
    }

    /// Makes such a call.
    ///
    /// @return all results
    /// @throws ExecutionException                   with the failure of the first item that has failed
    /// @throws org.poolscope.function.CodecException if one of the items cannot be sent
    public static <R> List<R> call(Calls calls, byte[] function, Collection<?> items, int chunk, CallOptions options,
                                   AllowedTypes allowed) throws InterruptedException, ExecutionException {
        var call = new WaitingListCall<R>(calls, function, items, chunk, options, allowed);
        calls.begin(call.job);
        try {
            return call.all(items.size());
        } catch (ExecutionException e) {
            throw e;
        } catch (PoolBrokenException e) {
            throw Failures.execution(e);
        } catch (Throwable e) {
            calls.end(call.job, new CancellationException("the call was given up"));
            throw e;
        }
    }

    /// @param size how many there will be, unless the list has changed meanwhile
    private List<R> all(int size) throws InterruptedException, ExecutionException {
        @Nullable Object[] all = new Object[size];
        int count = 0;
        Throwable first = null;
        topUp();
        while (outstanding > 0) {
            Answer answer = answers.take().answer;
            outstanding--;
            Object[] values = answer.values(allowed);
            if (count + values.length > all.length) {
                all = Arrays.copyOf(all, Math.max(2 * all.length, count + values.length));
            }
            System.arraycopy(values, 0, all, count, values.length);
            count += values.length;
            first = firstFailure(first, answer, values.length);
            topUp();
        }
        if (first != null && job.isCancelled()) {
            throw new CancellationException(String.valueOf(job.whyOver().getMessage()));
        } else if (first != null) {
            throw Failures.execution(first);
        }
        return asList(count == all.length ? all : Arrays.copyOf(all, count));
    }

    /// What was halted by a failure is not that failure.
    private @Nullable Throwable firstFailure(@Nullable Throwable before, Answer answer, int size) {
        Throwable first = before;
        for (int i = 0; i < size && !answer.isClean(); i++) {
            Throwable failure = answer.failure(i);
            if (failure != null && (first == null || first == job.whyOver() && failure != first)) {
                first = failure;
            }
        }
        return first;
    }

    @SuppressWarnings("unchecked")
    private static <R> List<R> asList(Object[] all) {
        return (List<R>) Collections.unmodifiableList(Arrays.asList(all));
    }

    /// Makes as many chunks as may be out, half of them at a time, so that many go together.
    private void topUp() {
        if (source.isExhausted() || outstanding > CHUNKS_AHEAD / 2) {
            return;
        }
        List<Chunk> chunks = new ArrayList<>();
        try {
            while (!source.isExhausted() && outstanding < CHUNKS_AHEAD) {
                Chunk chunk = source.next(Long.MAX_VALUE);
                if (chunk != null) {
                    chunks.add(chunk);
                    outstanding++;
                }
            }
        } catch (Throwable e) {
            chunks.forEach(chunk -> calls.release(chunk.large));
            throw e;
        }
        calls.offer(job, List.copyOf(chunks), source.isExhausted());
    }
}
