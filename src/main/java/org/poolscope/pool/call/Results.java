package org.poolscope.pool.call;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.AllowedTypes;

/// The results of a stream of items, as they come: in the order of the items, or each as soon as it is there.
///
/// It is lazy: items are taken from their source by the thread that reads results, and no more of them than the buffer
/// ahead of it; so an endless source is fine, and a slow reader slows down the workers and not the other way round. For
/// one thread.
///
/// [#next] throws a [CompletionException] in place of a result that is none, with the same causes as [AsyncResult#get];
/// the results after it can be read all the same. The call's deadline and the end of the pool are the end of the
/// results.
public final class Results<R> implements Iterator<R>, AutoCloseable {

    /// A list is sent in so many chunks at a time, if it has that many: enough for any number of workers, and with tiny
    /// chunks not so many that they fill the memory.
    private static final int LIST_CHUNKS_AHEAD = 8192;

    private final Calls calls;
    private final Job job;
    private final ChunkEncoder encoder;
    private final AllowedTypes allowed;
    private final boolean ordered;
    private final boolean strict;
    private final int buffer;
    private final Object owner;
    private final int chunk;

    /// The items of the next chunk; grows with what has really come.
    private @Nullable Object[] some = new Object[1];
    private final Mailbox mailbox;

    /// Answers whose turn has not come.
    private final EarlyChunks early = new EarlyChunks();
    private long nextIndex;
    private long outstanding;
    private Iterator<?> source;
    private boolean exhausted;
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
        static void endWith(Results<?> results, Calls calls, Job job) {
            CLEANER.register(results, () -> calls.end(job, new CancellationException("nobody reads the results")));
        }
    }

    private Results(Calls calls, byte[] function, Iterator<?> source, CallOptions options, AllowedTypes allowed,
                    boolean ordered, boolean strict, Object owner) {
        this.calls = calls;
        this.strict = strict;
        this.source = source;
        this.allowed = allowed;
        this.ordered = ordered;
        this.buffer = options.buffer();
        this.owner = owner;
        this.chunk = options.chunk().orElse(1);
        this.mailbox = new Mailbox(calls);
        this.job = calls.job(function, options, mailbox);
        this.encoder = new ChunkEncoder(job, calls);
    }

    /// Begins such a call.
    ///
    /// @param ordered whether results come in the order of their items
    /// @param owner   what must not be cleaned away meanwhile
    public static <R> Results<R> begin(Calls calls, byte[] function, Iterator<?> source, CallOptions options,
                                       AllowedTypes allowed, boolean ordered, Object owner) {
        var results = new Results<R>(calls, function, source, options, allowed, ordered, false, owner);
        Forgotten.endWith(results, calls, results.job);
        return begun(results);
    }

    /// Begins a call with a whole list, for [#all].
    ///
    /// @throws org.poolscope.codec.CodecException if one of the first items cannot be sent
    public static <R> Results<R> ofList(Calls calls, byte[] function, Collection<?> items, int chunk, CallOptions options,
                                        AllowedTypes allowed, Object owner) {
        int ahead = (int) Math.min(Integer.MAX_VALUE, (long) chunk * LIST_CHUNKS_AHEAD);
        return begun(new Results<>(calls, function, items.iterator(), options.withChunk(chunk).withBuffer(ahead), allowed,
                true, true, owner));
    }

    private static <R> Results<R> begun(Results<R> results) {
        results.calls.begin(results.job);
        results.topUp();
        return results;
    }

    @Override
    public boolean hasNext() {
        if (taken == values.length && !closed) {
            topUp();
        }
        return taken < values.length || !closed && outstanding > 0;
    }

    /// All results, once the last is there, or the failure of the first item that has failed.
    ///
    /// @param size how many there will be, unless the list has changed meanwhile
    public List<R> all(int size) throws InterruptedException, ExecutionException {
        @Nullable Object[] all = new Object[size];
        int count = 0;
        Throwable first = null;
        try {
            while (hasNext()) {
                open(nextChunk());
                if (count + values.length > all.length) {
                    all = Arrays.copyOf(all, Math.max(2 * all.length, count + values.length));
                }
                System.arraycopy(values, 0, all, count, values.length);
                count += values.length;
                first = firstFailure(first);
                taken = values.length;
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            close();
            throw e;
        }
        if (first != null) {
            throw new ExecutionException(first);
        }
        return asList(count == all.length ? all : Arrays.copyOf(all, count));
    }

    /// What was halted by a failure is not that failure.
    private @Nullable Throwable firstFailure(@Nullable Throwable before) {
        Throwable first = before;
        for (int i = 0; i < values.length && !answer.isClean(); i++) {
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

    /// The next result, as soon as it is there.
    ///
    /// @throws NoSuchElementException if there are no more
    /// @throws CompletionException    if there is none for that item
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
            throw new CompletionException(failure);
        }
        Object value = values[position];
        values[position] = null;
        return (R) value;
    }

    private boolean endsAll(Throwable failure) {
        return failure instanceof PoolBrokenException || failure == job.whyOver();
    }

    private void openNext() {
        try {
            open(nextChunk());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException(e.getMessage());
        }
    }

    private void open(Chunk chunk) {
        outstanding -= chunk.size;
        answer = chunk.answer;
        values = chunk.answer.values(allowed);
        taken = 0;
    }

    private Chunk nextChunk() throws InterruptedException {
        if (!ordered) {
            return mailbox.take();
        }
        Chunk chunk = early.take(nextIndex);
        while (chunk == null) {
            Chunk come = mailbox.take();
            if (come.index == nextIndex) {
                chunk = come;
            } else {
                early.keep(come, nextIndex);
            }
        }
        nextIndex++;
        return chunk;
    }

    /// Takes as many items as the buffer has room for, half of it at a time, so that many go together.
    private void topUp() {
        List<Chunk> chunks = new ArrayList<>();
        try {
            takeItems(chunks);
        } catch (RuntimeException | Error e) {
            chunks.forEach(chunk -> calls.release(chunk.large));
            close();
            throw e;
        }
    }

    private void takeItems(List<Chunk> chunks) {
        if (exhausted || outstanding > buffer / 2) {
            return;
        }
        while (!exhausted && (outstanding == 0 || outstanding + chunk <= buffer)) {
            int size = fill();
            exhausted = size < chunk && !source.hasNext();
            if (size == 0) {
                break;
            }
            chunks.add(strict ? encoder.encode(some, size) : encoder.encodeWhatCanBe(some, size));
            outstanding += size;
        }
        if (!chunks.isEmpty() || exhausted) {
            calls.offer(job, List.copyOf(chunks), exhausted);
            chunks.clear();
        }
        if (exhausted) {
            letGoOfItems();
        }
    }

    /// Whoever keeps the results may take no interest in what they came from.
    private void letGoOfItems() {
        source = Collections.emptyIterator();
        some = new Object[1];
    }

    private int fill() {
        int size = 0;
        while (size < chunk && outstanding + size < buffer && source.hasNext()) {
            if (size == some.length) {
                some = Arrays.copyOf(some, (int) Math.min(chunk, 2L * size));
            }
            some[size++] = source.next();
        }
        return size;
    }

    /// Ends the call early: what is not done never is. Does nothing when all results were read.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            letGoOfItems();
            if (!exhausted || outstanding > 0) {
                calls.end(job, new CancellationException("the results were closed"));
            }
        }
    }

    @Override
    public String toString() {
        return "results of a call on " + owner + ": " + outstanding + " outstanding";
    }
}
