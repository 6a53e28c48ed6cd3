package org.poolscope.ui.view.queue;

import org.jspecify.annotations.Nullable;
import org.poolscope.compare.SweepResult;
import org.poolscope.schedule.queue.QueueEntry;
import org.poolscope.schedule.queue.QueueState;

/// What is known of how that ended which was on last, and how many have ended well since the queue is worked. Event
/// dispatch thread only.
final class QueueTally {

    private boolean stopped;
    private @Nullable String refusal;
    private @Nullable SweepResult found;
    private int done;
    private int notDone;

    /// The queue is worked from now on.
    void clear() {
        begins();
        done = 0;
        notDone = 0;
    }

    /// Something is on from now on.
    void begins() {
        stopped = false;
        refusal = null;
        found = null;
    }

    /// Somebody has stopped it.
    void stops() {
        stopped = true;
    }

    /// It could not be started.
    void refused(String why) {
        refusal = why;
    }

    /// It is a comparison, and has come this far.
    void found(SweepResult result) {
        found = result;
    }

    boolean isStopped() {
        return stopped;
    }

    /// Writes down how it ended.
    QueueDesk.Question<QueueState> settling(QueueEntry ended) {
        long number = ended.number();
        String why = refusal;
        SweepResult result = found;
        boolean early = stopped;
        return queue -> {
            if (why != null) {
                queue.settle(number, QueueState.REFUSED, why);
                return QueueState.REFUSED;
            }
            return ended.comparison().isEmpty() ? queue.ended(number)
                    : queue.compared(number, early, result == null || result.allCount());
        };
    }

    void count(QueueState state) {
        done += state == QueueState.DONE ? 1 : 0;
        notDone += state == QueueState.DONE ? 0 : 1;
    }

    int done() {
        return done;
    }

    int notDone() {
        return notDone;
    }
}
