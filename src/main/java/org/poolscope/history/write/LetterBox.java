package org.poolscope.history.write;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.poolscope.history.write.JournalWriter.Letter;
import org.poolscope.telemetry.Telemetry;

/// What waits to be written (a bounded queue with back-pressure), from any thread to the journal's. That thread is
/// woken for the first letter and when it is time, not for each: to wake it for every one of 10⁶ tasks that take
/// microseconds took 2.3 s of 16 s of processor time.
final class LetterBox {

    /// So many are written together at most, as a rule.
    static final int TOGETHER = 8192;

    /// So many wait at most; beats only as long as a quarter of it is free.
    static final int ROOM = 2 * TOGETHER;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final List<Letter> waiting = new ArrayList<>();
    private boolean ended;
    private boolean closed;

    /// From any thread. Waits while there is no room, unless it can be done without.
    void put(Letter letter) {
        lock.lock();
        try {
            if (letter.isDispensable() && waiting.size() >= ROOM - ROOM / 4) {
                return;
            }
            while (waiting.size() >= ROOM) {
                room.awaitUninterruptibly();
            }
            waiting.add(letter);
            closed |= letter.run() == null;
            ended |= closed || letter.told() instanceof Telemetry.RunEnded;
            if (waiting.size() == 1 || ended || waiting.size() == TOGETHER) {
                due.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes all that waits, at a moment or before if it is many or the end of a run is among it; one at least. For the
    /// journal's thread.
    ///
    /// @param until in the time of [System#nanoTime]
    /// @return whether there may be more
    boolean take(List<Letter> to, long until) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty()) {
                due.await();
            }
            long left = until - System.nanoTime();
            while (left > 0 && !ended && waiting.size() < TOGETHER) {
                left = due.awaitNanos(left);
            }
            to.addAll(waiting);
            waiting.clear();
            ended = closed;
            room.signalAll();
            return !closed;
        } finally {
            lock.unlock();
        }
    }
}
