package org.poolscope.bench.run;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.bench.Figure;
import org.poolscope.call.CallOptions;
import org.poolscope.pool.PoolBuilder;
import org.poolscope.pool.SpareWorkers;
import org.poolscope.pool.WorkerPool;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.launch.Spares;
import org.poolscope.pool.launch.WorkerLauncher;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.workload.run.PoolOptions;

/// How long it takes until all workers are there.
final class StartRun {

    private static final long HELD_NANOS = 200_000;
    private static final long LOOK_NANOS = 10_000_000;

    private StartRun() {}

    /// JVMs are launched for all of them.
    static List<Figure> cold(int workers) throws Exception {
        var figures = new ArrayList<Figure>();
        figures.add(Figure.millis("first frame, program's first launch", untilFirstFrames(workers, null)));
        figures.add(Figure.millis("first frame", untilFirstFrames(workers, null)));
        figures.add(Figure.millis("pool answered", untilAnswered(WorkerPool.builder().workers(workers))));
        System.setProperty("poolscope.aot", "off");
        figures.add(Figure.millis("first frame, no AOT cache", untilFirstFrames(workers, null)));
        return figures;
    }

    /// All of them stand by before.
    static List<Figure> warm(int workers) throws Exception {
        var figures = new ArrayList<Figure>();
        try (Spares spares = Spares.forPool(workers)) {
            awaitStandingBy(spares::standingBy, workers);
            figures.add(Figure.millis("first frame, program's first launch", untilFirstFrames(workers, spares)));
            awaitStandingBy(spares::standingBy, workers);
            figures.add(Figure.millis("first frame", untilFirstFrames(workers, spares)));
        }
        try (SpareWorkers spares = SpareWorkers.forPool(workers)) {
            awaitStandingBy(spares::standingBy, workers);
            var pool = WorkerPool.builder().workers(workers).spares(spares);
            figures.add(Figure.millis("pool answered", untilAnswered(pool)));
        }
        return figures;
    }

    private static void awaitStandingBy(IntSupplier standingBy, int workers) {
        while (standingBy.getAsInt() < workers) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// From the launch until something was read from every worker: what the peer's `start` measures.
    private static long untilFirstFrames(int workers, @Nullable Spares spares)
            throws IOException, InterruptedException {
        try (RunDirectory directory = RunDirectory.create();
                ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(directory.socket()));
            var launcher = new WorkerLauncher(
                    directory, FleetSizing.forWorkers(workers), PoolOptions.DEFAULT_BEATS_PER_SECOND, spares);
            var launched = new ArrayList<LaunchedWorker>();
            long start = System.nanoTime();
            for (int number = 1; number <= workers; number++) {
                launched.add(launcher.launch(number, 0));
            }
            List<SocketChannel> connections = greeted(server, workers);
            long nanos = System.nanoTime() - start;
            letLeave(connections, launched);
            return nanos;
        }
    }

    private static List<SocketChannel> greeted(ServerSocketChannel server, int workers) throws IOException {
        var connections = new ArrayList<SocketChannel>();
        ByteBuffer frame = ByteBuffer.allocate(1024);
        for (int i = 0; i < workers; i++) {
            SocketChannel connection = server.accept();
            connections.add(connection);
            if (connection.read(frame.clear()) < 0) {
                throw new IOException("a worker left without a word");
            }
        }
        return connections;
    }

    private static void letLeave(List<SocketChannel> connections, List<LaunchedWorker> launched)
            throws IOException, InterruptedException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
        for (LaunchedWorker worker : launched) {
            worker.process().waitFor();
            worker.page().close();
        }
    }

    /// From asking for a pool until every worker has answered a call. Each call stays a moment, so that the first
    /// worker does not take them all, nor the processor from those that still start.
    private static long untilAnswered(PoolBuilder builder) {
        Iterable<Long> calls = Collections.nCopies(1_000_000, HELD_NANOS);
        Set<Long> answered = new HashSet<>();
        long start = System.nanoTime();
        try (var pool = builder.start();
                var pids = pool.imapUnordered(StartRun::pidAfter, calls, CallOptions.DEFAULT.withBuffer(pool.size()))) {
            while (answered.size() < pool.size()) {
                answered.add(pids.next());
            }
            return System.nanoTime() - start;
        }
    }

    private static long pidAfter(long nanos) {
        LockSupport.parkNanos(nanos);
        return ProcessHandle.current().pid();
    }
}
