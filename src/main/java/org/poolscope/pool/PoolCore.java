package org.poolscope.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.poolscope.pool.call.Calls;
import org.poolscope.pool.engine.Engine;
import org.poolscope.pool.engine.StopLadder;
import org.poolscope.pool.launch.WorkerLauncher;
import org.poolscope.pool.launch.cache.AotCache;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.print.PrintedOutput;
import org.poolscope.workload.run.PoolOptions;

/// All that a pool consists of, without the [WorkerPool] its users hold: when they have let go of that, this is what
/// its cleaner ends. Any thread may use it.
final class PoolCore implements Core {

    private static final System.Logger LOG = System.getLogger(WorkerPool.class.getName());

    /// A program that makes one pool after another says it once.
    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Calls calls;
    private final Engine engine;
    private final CompletableFuture<Void> ended;
    private boolean closed;

    PoolCore(PoolBuilder builder) throws IOException {
        RunDirectory directory = RunDirectory.create().closedAtExit();
        try {
            var launcher = new WorkerLauncher(directory, FleetSizing.forWorkers(builder.workers), builder.jvm.setup(),
                    PoolOptions.DEFAULT_BEATS_PER_SECOND,
                    builder.spares == null ? null : builder.spares.spares());
            var output = builder.silent ? PrintedOutput.toNobody() : PrintedOutput.toStandardStreams();
            directory.beforeClose(output::close);
            warnOnce(directory.notices());
            warnOnce(FleetSizing.shortage(builder.workers).stream().toList());
            calls = new Calls(directory.segments(), builder.quarantineAfter, output);
            engine = new Engine(launcher, directory.socket(), builder.engineOptions(), calls);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        calls.attach(engine);
        ended = engine.ended().thenRun(() -> {
            warnOnce(directory.notices());
            directory.close();
            AotCache.prepareLater();
        }).exceptionally(_ -> null);
        try {
            engine.start();
        } catch (Error e) {
            // There can be no more threads.
            directory.close();
            throw e;
        }
    }

    private static void warnOnce(List<String> notices) {
        for (String notice : notices) {
            if (WARNED.add(notice)) {
                LOG.log(System.Logger.Level.WARNING, notice);
            }
        }
    }

    @Override
    public synchronized Calls open() {
        if (closed) {
            throw new IllegalStateException("the pool is closed and takes no more calls; make another");
        }
        return calls;
    }

    @Override
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void shutdown() {
        if (!closed) {
            closed = true;
            calls.close();
        }
    }

    @Override
    public synchronized void terminate(StopLadder how) {
        closed = true;
        calls.terminate("the pool was terminated", how);
    }

    @Override
    public void abandon() {
        if (!isClosed()) {
            LOG.log(System.Logger.Level.WARNING,
                    "a WorkerPool was never closed, and is closed now that nobody uses it; close it when it is done");
            terminate(StopLadder.HASTY);
        }
    }

    @Override
    public void resize(int size) {
        open();
        engine.resize(size);
    }

    @Override
    public List<Long> pids() {
        var pids = new CompletableFuture<List<Long>>();
        engine.post(() -> pids.complete(engine.crew().pids()));
        return pids.join();
    }

    @Override
    public CompletableFuture<String> state() {
        var state = new CompletableFuture<String>();
        engine.post(() -> state.complete(calls + "; " + engine.crew()));
        return state;
    }

    @Override
    public boolean isEnded() {
        return ended.isDone();
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        long start = System.nanoTime();
        long nanos = TimeUnit.NANOSECONDS.convert(timeout);
        long left = nanos;
        while (left > LOOK.toNanos()) {
            if (Waiting.await(ended, LOOK)) {
                return true;
            }
            engine.post(this::findAbandoned);
            left = nanos - (System.nanoTime() - start);
        }
        return Waiting.await(ended, Duration.ofNanos(left));
    }

    @Override
    public void awaitAll() throws InterruptedException {
        Thread closing = Thread.currentThread();
        engine.post(() -> calls.endStreamsOf(closing));
        while (!Waiting.await(ended, LOOK)) {
            engine.post(this::findAbandoned);
            engine.post(() -> calls.endStreamsOf(closing));
        }
        calls.callbacks().await();
    }

    /// A stream that nobody can read any more is found out by the garbage collector, which a program that only waits
    /// gives nothing to do.
    private void findAbandoned() {
        if (calls.waitsForReaders()) {
            System.gc();
        }
    }
}
