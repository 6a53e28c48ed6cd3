package org.poolscope.worker.task;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Brings up, with every beat, what the running task has told of its items since the last one. The task's thread says
/// which log that is, the beat thread reads it.
final class TaskNews {

    private final ReplyChannel replies;
    private volatile @Nullable PageLog log;

    TaskNews(ReplyChannel replies) {
        this.replies = replies;
    }

    void begin(PageLog running) {
        log = running;
    }

    /// Sends the last of it, before the reply to its task, after which nothing of it may come. On the task's thread, as
    /// soon as no interrupt can reach that.
    void end() throws IOException {
        PageLog running = log;
        if (running != null) {
            log = null;
            running.end(replies);
        }
    }

    /// On the beat thread, which a workload's code must not end.
    ///
    /// @return whether there is a task that tells something
    boolean beat() {
        PageLog running = log;
        if (running == null) {
            return false;
        }
        try {
            return running.beat(replies);
        } catch (IOException _) {
            // The parent is gone, as the control thread is about to notice.
        } catch (RuntimeException | Error e) {
            log = null;
            e.printStackTrace();
        }
        return false;
    }
}
