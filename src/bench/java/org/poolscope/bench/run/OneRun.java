package org.poolscope.bench.run;

import java.io.IOException;
import java.util.List;
import org.poolscope.bench.Figure;
import org.poolscope.call.CallOptions;

/// One run of one case, in this process: prints its figures, a line of JSON each, as the peers' scripts do.
public final class OneRun {

    private static final int MILLION = 1_000_000;
    private static final int TINY_TASKS = 50_000;
    private static final int MANY_TINY_TASKS = 2 * MILLION;
    private static final int PRIME_CANDIDATES = 100_000;

    private OneRun() {}

    /// @param args the name of the case, and how many workers
    public static void main(String[] args) throws Exception {
        List<Figure> figures = measure(args[0], Integer.parseInt(args[1]));
        var lines = new StringBuilder();
        for (Figure figure : figures) {
            lines.append(figure.line()).append('\n');
        }
        System.out.print(lines);
        System.out.flush();
        // A window would keep the program going.
        System.exit(0);
    }

    private static List<Figure> measure(String name, int workers) throws Exception {
        return switch (name) {
            case "start-cold" -> StartRun.cold(workers);
            case "start-warm" -> StartRun.warm(workers);
            case "hello-jvm" -> HelloRun.measure(workers);
            case "map-default-chunk" -> MapRun.mapping(Kernels::square, CallOptions.DEFAULT).measure(workers, MILLION);
            case "map-primes" -> MapRun.mapping(Kernels::isPrime, CallOptions.DEFAULT)
                    .measure(workers, PRIME_CANDIDATES);
            case "map-chunk-1" -> MapRun.mapping(Kernels::square, CallOptions.DEFAULT.withChunk(1))
                    .measure(workers, TINY_TASKS, MANY_TINY_TASKS);
            case "imap-unordered-chunk-1" -> MapRun.streaming(Kernels::square)
                    .measure(workers, TINY_TASKS, MANY_TINY_TASKS);
            case "stream-1m" -> StreamRun.measure(workers, MILLION);
            case "worker-killed" -> KillRun.measure();
            case "each-true" -> EachRun.each();
            case "xargs-true" -> EachRun.xargs();
            case "parallel-true" -> EachRun.parallel();
            case "run-squares" -> BatchCommandRun.squares();
            case "squares-python" -> BatchCommandRun.squaresInPython();
            case "run-primes" -> BatchCommandRun.primes();
            case "primes-python" -> BatchCommandRun.primesInPython();
            case "run-images-24" -> BatchCommandRun.images(24);
            case "images-24-python" -> BatchCommandRun.imagesInPython(24);
            case "run-images-40" -> BatchCommandRun.images(40);
            case "images-40-python" -> BatchCommandRun.imagesInPython(40);
            case "observer-cost" -> ObserverRun.watched();
            case "unobserved" -> ObserverRun.unobserved();
            case "window-cost" -> WindowRun.measure();
            case "queue-1p1c" -> QueueRun.ofNumbers(1);
            case "queue-2p2c" -> QueueRun.ofNumbers(2);
            case "queue-1p1c-1kb" -> QueueRun.ofKilobytes(1);
            case "queue-2p2c-1kb" -> QueueRun.ofKilobytes(2);
            case "pipe-round-trip" -> PipeRun.roundTrips();
            case "pipe-16mib" -> PipeRun.largeMessages();
            case "locked-counter-1" -> CounterRun.locked(1);
            case "locked-counter-4" -> CounterRun.locked(4);
            case "atomic-add-1" -> CounterRun.atomic(1);
            case "atomic-add-4" -> CounterRun.atomic(4);
            case "shared-memory-attach" -> AttachRun.measure();
            default -> throw new IOException("there is no case " + name);
        };
    }
}
