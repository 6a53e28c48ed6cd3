package org.poolscope.bench.run;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.poolscope.bench.Figure;
import org.poolscope.pool.WorkerProcess;
import org.poolscope.shared.Barrier;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedQueue;

/// How many messages a second go through one queue, with as many consumers as producers, each a process. Python's queue
/// has no bound; ours has room for 16 384 messages.
final class QueueRun {

    private static final int CAPACITY = 1 << 14;
    private static final int KILOBYTE = 1024;

    private QueueRun() {}

    /// A process's part.
    record Work<T>(SharedQueue<T> queue, Barrier line, Phases phases) {}

    static List<Figure> ofNumbers(int producers) throws Exception {
        try (Segments segments = Segments.create()) {
            var queue = segments.createQueue("queue", Long.class, CAPACITY);
            var line = segments.createBarrier("line", 2 * producers + 1);
            var work = new Work<>(queue, line,
                    new Phases(100_000 / producers, 10_000_000 / producers, 10_000_000 / producers));
            return work.phases.measure(line, producers, "messages/s", parties(producers,
                    () -> WorkerProcess.of(QueueRun::produceNumbers, work),
                    () -> WorkerProcess.of(QueueRun::consume, work)));
        }
    }

    static List<Figure> ofKilobytes(int producers) throws Exception {
        try (Segments segments = Segments.create()) {
            var queue = segments.createQueue("queue", byte[].class, CAPACITY, (long) CAPACITY * (KILOBYTE + 16));
            var line = segments.createBarrier("line", 2 * producers + 1);
            var work = new Work<>(queue, line,
                    new Phases(100_000 / producers, 2_000_000 / producers, 2_000_000 / producers));
            return work.phases.measure(line, producers, "messages/s", parties(producers,
                    () -> WorkerProcess.of(QueueRun::produceKilobytes, work),
                    () -> WorkerProcess.of(QueueRun::consume, work)));
        }
    }

    private static List<WorkerProcess> parties(int pairs, Supplier<WorkerProcess> producer,
                                               Supplier<WorkerProcess> consumer) {
        return IntStream.range(0, pairs).boxed().flatMap(_ -> Stream.of(producer.get(), consumer.get())).toList();
    }

    static int produceNumbers(Work<Long> work) throws Exception {
        return work.phases.take(work.line, amount -> {
            for (long i = 0; i < amount; i++) {
                work.queue.put(i);
            }
            work.queue.putEndMark();
        });
    }

    static int produceKilobytes(Work<byte[]> work) throws Exception {
        byte[] message = new byte[KILOBYTE];
        return work.phases.take(work.line, amount -> {
            for (long i = 0; i < amount; i++) {
                work.queue.put(message);
            }
            work.queue.putEndMark();
        });
    }

    static <T> int consume(Work<T> work) throws Exception {
        return work.phases.take(work.line, _ -> {
            while (work.queue.take().isPresent()) {
                // That it came is all that counts.
            }
        });
    }
}
