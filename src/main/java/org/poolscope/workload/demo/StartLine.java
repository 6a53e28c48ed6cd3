package org.poolscope.workload.demo;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.poolscope.shared.SharedCounter;
import org.poolscope.shared.SharedQueue;

/// Lets several processes begin at the same moment, to within a microsecond where each has a processor.
///
/// They gather first, asleep: whoever is early must not take the processor from those who are still starting their JVM.
/// Then, all being there, they wait for each other awake: whoever has to be woken starts late, and there would be nobody
/// left to race with.
///
/// @param gathered with just as many places as there are processes; everybody puts a token in it
/// @param ready    counts those who are awake
record StartLine(SharedQueue gathered, SharedCounter ready) {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration NAP = Duration.ofMillis(1);

    /// Waits until everybody is here.
    ///
    /// @throws InterruptedException if interrupted meanwhile
    /// @throws TimeoutException     if somebody does not come
    void await() throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        gathered.put(0);
        while (gathered.size() < gathered.capacity()) {
            checkTime(deadline, gathered.size());
            Thread.sleep(NAP);
        }
        ready.add(1);
        while (ready.get() < gathered.capacity()) {
            checkTime(deadline, ready.get());
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped at the start line");
            }
            Thread.yield();
        }
    }

    private void checkTime(long deadline, long here) throws TimeoutException {
        if (System.nanoTime() - deadline > 0) {
            throw new TimeoutException("only " + here + " of " + gathered.capacity()
                    + " workers came to the start line within " + PATIENCE.toSeconds() + " s");
        }
    }
}
