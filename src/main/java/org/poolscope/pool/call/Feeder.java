package org.poolscope.pool.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.poolscope.call.CallOptions;

/// Brings the items of a stream to its job with back-pressure, on a thread of its own: nobody knows how long their
/// source makes it wait, and meanwhile those before are to be worked on and their results read. It stays a buffer's
/// worth ahead of the reader at most.
///
/// What it has goes on at once if the pool's thread has nothing to do, and together with what comes meanwhile if it
/// has.
final class Feeder {

    private final Calls calls;
    private final Mailbox answers;
    private final Job job;
    private final StreamItems.Borrowed items;
    private final ChunkSource source;
    private final int chunkSize;
    private final int buffer;
    private final Thread thread;
    private final Queue<Chunk> offered = new ConcurrentLinkedQueue<>();

    /// Whether the pool's thread knows that something was offered.
    private final AtomicBoolean told = new AtomicBoolean();

    /// How many items were taken from the source; the feeding thread's.
    private volatile long taken;

    /// How many items have been read; the reader's.
    private volatile long read;
    private volatile boolean full;
    private volatile boolean stopped;
    private volatile boolean ended;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile @Nullable Thread reader;

    /// Who has asked for a result last, or else made the call.
    private volatile Thread lastReader = Thread.currentThread();

    /// @param items   must be held by whoever reads
    /// @param options says how many items make a task, and how many are taken ahead of the reader
    Feeder(Calls calls, byte[] function, StreamItems items, CallOptions options, boolean ordered) {
        this.calls = calls;
        this.chunkSize = options.chunk().orElse(1);
        this.buffer = options.buffer();
        this.answers = new Mailbox(calls, ordered, this::over);
        this.job = calls.job(function, options, answers);
        job.stuckWithout(thread -> full && lastReader == thread);
        this.items = items.borrowed();
        this.source = new ChunkSource(this.items, chunkSize, false, new ChunkEncoder(job, calls));
        this.thread = Thread.ofPlatform().name("poolscope-feed").daemon().unstarted(this::run);
    }

    void start() {
        calls.begin(job);
        try {
            thread.start();
        } catch (Error e) {
            // There can be no more threads.
            calls.end(job, e);
            throw e;
        }
    }

    // ---- the feeding thread

    private void run() {
        try {
            feed();
            fail(source.failure());
        } catch (Throwable e) {
            fail(e);
        } finally {
            end();
        }
    }

    private void feed() {
        while (!stopped) {
            awaitRoom();
            Chunk next = stopped ? null : source.next(buffer - outstanding());
            if (next == null) {
                break;
            }
            offer(next);
        }
    }

    /// Once it is full it waits until half of it was read, so that many go together.
    private void awaitRoom() {
        if (hasRoom()) {
            return;
        }
        full = true;
        while (!stopped && (isHalfFull() || !hasRoom())) {
            LockSupport.park(this);
            // Whatever the source has made of it: a thread with the flag set does not wait.
            Thread.interrupted();
        }
        full = false;
    }

    private boolean hasRoom() {
        long outstanding = outstanding();
        return outstanding == 0 || outstanding + chunkSize <= buffer;
    }

    private boolean isHalfFull() {
        return outstanding() > buffer / 2;
    }

    private void offer(Chunk next) {
        taken += next.size;
        offered.add(next);
        if (!told.get() && told.compareAndSet(false, true)) {
            calls.run(this::bootstrap);
        }
        LockSupport.unpark(reader);
    }

    /// What a source throws that was stopped has no meaning any more.
    private void fail(@Nullable Throwable why) {
        if (!stopped) {
            failure.compareAndSet(null, why);
        }
    }

    private void end() {
        try {
            items.letGo();
            source.letGo();
            calls.run(() -> {
                bootstrap();
                job.complete();
            });
        } finally {
            ended = true;
            LockSupport.unpark(reader);
        }
    }

    /// For the pool's thread.
    private void bootstrap() {
        told.set(false);
        List<Chunk> all = new ArrayList<>();
        for (Chunk next = offered.poll(); next != null; next = offered.poll()) {
            all.add(next);
        }
        job.offer(all);
    }

    // ---- the reader

    /// Whether there is an item that was not read; waits until its source has told.
    boolean hasMore() throws InterruptedException {
        lastReader = Thread.currentThread();
        if (outstanding() > 0) {
            return true;
        }
        reader = Thread.currentThread();
        try {
            while (outstanding() == 0 && !ended && failure.get() == null) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for an item");
                }
            }
        } finally {
            reader = null;
        }
        return outstanding() > 0;
    }

    /// The next answer, if there [is one][#hasMore].
    Chunk next() throws InterruptedException {
        Chunk next = answers.take();
        read += next.size;
        if (full && !isHalfFull()) {
            LockSupport.unpark(thread);
        }
        return next;
    }

    /// Whether all items were taken and read, and nothing has gone wrong with their source.
    boolean isDone() {
        return ended && outstanding() == 0 && failure.get() == null;
    }

    // ---- any thread

    Job job() {
        return job;
    }

    /// How many items were taken and have not been read.
    long outstanding() {
        return taken - read;
    }

    /// Why there are no more: what the source threw, or why the call was ended meanwhile; null if there are just none.
    @Nullable Throwable failure() {
        return failure.get();
    }

    /// The call was ended early.
    private void over(Throwable why) {
        if (!ended) {
            failure.compareAndSet(null, why);
        }
        LockSupport.unpark(reader);
        stop();
    }

    /// Takes no more items. A source that waits is interrupted, by a thread that has nothing else to do: what the
    /// source reads from may be closed by that, which may take long and go wrong.
    void stop() {
        if (!stopped) {
            stopped = true;
            LockSupport.unpark(thread);
            Helpers.OURS.execute(thread::interrupt);
        }
    }
}
