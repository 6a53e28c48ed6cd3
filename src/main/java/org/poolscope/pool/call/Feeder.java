package org.poolscope.pool.call;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Brings the items of a stream to its job, on a thread of its own: nobody knows how long their source makes it wait,
/// and meanwhile those before are to be worked on and their results read. It stays a buffer's worth ahead of the reader
/// at most.
///
/// What it has goes on at once if the pool's thread has nothing to do, and together with what comes meanwhile if it has.
final class Feeder {

    private final Calls calls;
    private final Mailbox answers;
    private final Job job;
    private final ChunkSource source;
    private final int chunk;
    private final int buffer;
    private final Queue<Chunk> offered = new ConcurrentLinkedQueue<>();

    /// Whether the pool's thread knows that something was offered.
    private final AtomicBoolean told = new AtomicBoolean();

    /// How many items were taken from the source; the feeding thread's.
    private volatile long taken;

    /// How many items have been read; the reader's.
    private volatile long read;
    private volatile boolean full;
    private volatile boolean ended;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Thread reader;

    /// @param options says how many items make a task, and how many are taken ahead of the reader
    Feeder(Calls calls, byte[] function, Iterator<?> items, CallOptions options, boolean ordered) {
        this.calls = calls;
        this.chunk = options.chunk().orElse(1);
        this.buffer = options.buffer();
        this.answers = new Mailbox(calls, ordered, this::over);
        this.job = calls.job(function, options, answers);
        this.source = new ChunkSource(items, chunk, false, new ChunkEncoder(job, calls));
    }

    void start() {
        calls.begin(job);
        try {
            thread = Thread.ofPlatform().name("poolscope-feed").daemon().start(this::run);
        } catch (Error e) {
            // There can be no more threads.
            calls.end(job, e);
            throw e;
        }
    }

    private void run() {
        try {
            while (!stopped) {
                awaitRoom();
                Chunk next = stopped ? null : source.next(buffer - outstanding());
                if (next == null) {
                    break;
                }
                offer(next);
            }
        } catch (Throwable e) {
            failure = stopped ? failure : e;
        } finally {
            source.letGo();
            calls.run(() -> {
                handOver();
                job.complete();
            });
            ended = true;
            LockSupport.unpark(reader);
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
        return outstanding == 0 || outstanding + chunk <= buffer;
    }

    private boolean isHalfFull() {
        return outstanding() > buffer / 2;
    }

    private void offer(Chunk next) {
        taken += next.size;
        offered.add(next);
        if (!told.get() && told.compareAndSet(false, true)) {
            calls.run(this::handOver);
        }
        LockSupport.unpark(reader);
    }

    /// For the pool's thread.
    private void handOver() {
        told.set(false);
        List<Chunk> all = new ArrayList<>();
        for (Chunk next = offered.poll(); next != null; next = offered.poll()) {
            all.add(next);
        }
        job.offer(all);
        calls.hasWork(job);
    }

    /// How many items were taken and have not been read.
    long outstanding() {
        return taken - read;
    }

    // ---- for the reader

    Job job() {
        return job;
    }

    /// The next answer, if there [is one][#hasMore].
    Chunk next() throws InterruptedException {
        Chunk chunk = answers.take();
        read += chunk.size;
        if (full && !isHalfFull()) {
            LockSupport.unpark(thread);
        }
        return chunk;
    }

    /// Whether there is an item that was not read; waits until its source has told.
    boolean hasMore() throws InterruptedException {
        if (outstanding() > 0) {
            return true;
        }
        reader = Thread.currentThread();
        try {
            while (outstanding() == 0 && !ended && failure == null) {
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

    /// Whether all items were taken and read.
    boolean isDone() {
        return ended && outstanding() == 0;
    }

    /// Why there are no more: what the source threw, or why the call was ended meanwhile; null if there are just none.
    @Nullable Throwable failure() {
        return failure;
    }

    // ---- for any thread

    /// The call was ended early.
    void over(Throwable why) {
        if (!ended) {
            failure = why;
        }
        stop();
        LockSupport.unpark(reader);
    }

    /// Takes no more items. A source that waits is interrupted.
    void stop() {
        stopped = true;
        Thread its = thread;
        if (its != null && !ended) {
            its.interrupt();
        }
    }
}
