package org.poolscope.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.stream.LongStream;
import org.poolscope.bench.Figure;
import org.poolscope.pool.WorkerProcess;
import org.poolscope.shared.Barrier;

/// Processes that do the same work three times over, all beginning at the same moment: first in fresh JVMs, as much as
/// the peer does; then much of it, for the JVMs to compile what they run; then as much as it takes to be measured.
///
/// @param first  how much to do first, by one process
/// @param warm   how much to do then
/// @param steady how much to do in the end
record Phases(long first, long warm, long steady) {

    /// A process's part in one phase.
    @FunctionalInterface
    interface Part {
        void run(long amount) throws InterruptedException;
    }

    private LongStream amounts() {
        return LongStream.of(first, warm, steady);
    }

    /// What a process does, between the others.
    ///
    /// @return always 0
    int take(Barrier line, Part part) throws InterruptedException, BrokenBarrierException {
        for (long amount : amounts().toArray()) {
            line.await();
            part.run(amount);
            line.await();
        }
        return 0;
    }

    /// Starts processes, and times every phase from the moment they all begin until the last of them is done.
    ///
    /// @param line      for all of them and this process
    /// @param producing how many of them do the amount
    /// @param unit      of the rates
    List<Figure> measure(Barrier line, int producing, String unit, List<WorkerProcess> processes) throws Exception {
        processes.forEach(WorkerProcess::start);
        List<Long> nanos = new ArrayList<>();
        for (int phase = 0; phase < amounts().count(); phase++) {
            line.await();
            long start = System.nanoTime();
            line.await();
            nanos.add(System.nanoTime() - start);
        }
        for (WorkerProcess process : processes) {
            process.join();
            if (process.exitCode().orElse(-1) != 0) {
                throw new IllegalStateException(process + " failed");
            }
        }
        return List.of(new Figure("first", unit, producing * first * 1e9 / nanos.getFirst()),
                new Figure("steady", unit, producing * steady * 1e9 / nanos.getLast()));
    }
}
