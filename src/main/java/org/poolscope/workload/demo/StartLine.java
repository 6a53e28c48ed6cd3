package org.poolscope.workload.demo;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;
import org.poolscope.shared.Barrier;
import org.poolscope.shared.SharedCounter;

/// Lets several processes begin at the same moment, a start barrier: to within a microsecond where each has a
/// processor.
///
/// They gather first, asleep: whoever is early must not take the processor from those who are still starting their JVM.
/// Then, all being there, they wait for each other awake: whoever has to be woken starts late, and there would be
/// nobody left to race with.
///
/// @param gathered of as many parties as there are processes
/// @param ready    counts those who are awake
record StartLine(Barrier gathered, SharedCounter ready) {

    /// Waits until everybody is here.
    ///
    /// @throws InterruptedException   if interrupted meanwhile
    /// @throws BrokenBarrierException if somebody does not come
    /// @throws TimeoutException       if somebody comes and does not wake up
    void await() throws InterruptedException, BrokenBarrierException, TimeoutException {
        gathered.await(Demo.PATIENCE);
        long deadline = System.nanoTime() + Demo.PATIENCE.toNanos();
        ready.add(1);
        while (ready.get() < gathered.parties()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("only " + ready.get() + " of " + gathered.parties()
                        + " workers were at the start line within " + Demo.PATIENCE.toSeconds() + " s");
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped at the start line");
            }
            Thread.yield();
        }
    }
}
