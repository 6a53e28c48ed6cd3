package org.poolscope.bench.run;

import java.util.List;
import java.util.stream.IntStream;
import org.poolscope.bench.Figure;
import org.poolscope.function.TaskFunction;
import org.poolscope.pool.WorkerProcess;
import org.poolscope.shared.Barrier;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedCounter;
import org.poolscope.shared.SharedLock;

/// How many times a second one number is counted up by several processes: under a lock of its own, as the peer does,
/// and in one step that cannot be divided.
final class CounterRun {

    private static final long INCREMENTS = 200_000;
    private static final long MANY = 10_000_000;

    private CounterRun() {}

    /// A process's part.
    record Work(SharedCounter counter, SharedLock lock, Barrier line, Phases phases) {}

    static List<Figure> locked(int processes) throws Exception {
        return measure(processes, CounterRun::countLocked);
    }

    static List<Figure> atomic(int processes) throws Exception {
        return measure(processes, CounterRun::countAtomically);
    }

    private static List<Figure> measure(int processes, TaskFunction<Work, Integer> counting) throws Exception {
        try (Segments segments = Segments.create()) {
            var phases = new Phases(INCREMENTS / processes, MANY / processes, MANY / processes);
            var work = new Work(segments.createCounter("counter"), segments.createLock("lock"),
                    segments.createBarrier("line", processes + 1), phases);
            List<Figure> figures = phases.measure(work.line, processes, "increments/s",
                    IntStream.range(0, processes).mapToObj(_ -> WorkerProcess.of(counting, work)).toList());
            long expected = INCREMENTS + 2 * MANY;
            if (work.counter.get() != expected) {
                throw new IllegalStateException("counted " + work.counter.get() + " and not " + expected);
            }
            return figures;
        }
    }

    static int countLocked(Work work) throws Exception {
        return work.phases.take(work.line, amount -> {
            for (long i = 0; i < amount; i++) {
                try (var _ = work.lock.acquire()) {
                    work.counter.addUnsafely(1);
                }
            }
        });
    }

    static int countAtomically(Work work) throws Exception {
        return work.phases.take(work.line, amount -> {
            for (long i = 0; i < amount; i++) {
                work.counter.add(1);
            }
        });
    }
}
