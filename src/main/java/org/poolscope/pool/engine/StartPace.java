package org.poolscope.pool.engine;

import java.util.List;

/// How many JVMs come up at the same time: no more than there are processors for them, since more would only hold each
/// other up. The first ones leave one to this program, which has most to do then. So the first is there sooner, and of
/// a batch that is over by then the others need not come at all.
///
/// One that takes long, is stopped, say, does not keep others from coming. For the pool's thread.
final class StartPace {

    /// Several times as long as it takes on a machine with nothing else to do.
    private static final long LONG_NANOS = 1_000_000_000;

    private final int most;
    private final NanoClock clock;

    /// @param most how many at the same time
    StartPace(int most, NanoClock clock) {
        this.most = most;
        this.clock = clock;
    }

    boolean isForMore(List<Worker> workers) {
        long now = clock.now();
        boolean first = workers.stream().noneMatch(Worker::wasEverConnected);
        long coming = workers.stream().filter(worker -> isComing(worker, now)).count();
        return coming < Math.max(1, first ? most - 1 : most);
    }

    private static boolean isComing(Worker worker, long now) {
        return worker.state() == WorkerState.LAUNCHED && now - worker.launchedNanos() < LONG_NANOS;
    }

    /// @return after how many nanoseconds it is for more if nobody comes up; without end if it is now
    long untilMore(List<Worker> workers) {
        long now = clock.now();
        return isForMore(workers) ? Long.MAX_VALUE : workers.stream()
                .filter(worker -> isComing(worker, now))
                .mapToLong(worker -> worker.launchedNanos() + LONG_NANOS - now)
                .min().orElse(Long.MAX_VALUE);
    }
}
