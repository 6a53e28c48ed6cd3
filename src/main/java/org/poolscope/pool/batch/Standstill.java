package org.poolscope.pool.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.engine.Engine;
import org.poolscope.process.tree.Suspension;
import org.poolscope.protocol.Reply;
import org.poolscope.workload.ItemResult;

/// Suspends the workers of a run with all that they have started, and lets them go on. For the pool's thread.
final class Standstill {

    private final Pauses pauses;
    private final Consumer<String> notices;
    private @Nullable Engine engine;
    private @Nullable Suspension now;

    /// @param notices told why it could not be done
    Standstill(Pauses pauses, Consumer<String> notices) {
        this.pauses = pauses;
        this.notices = notices;
    }

    void attach(Engine its) {
        engine = its;
    }

    void set(boolean still) {
        Engine its = engine;
        if (its == null || still == (now != null)) {
            return;
        }
        if (!still) {
            now.close();
            now = null;
        } else {
            try {
                now = Suspension.of(its.crew().pids());
            } catch (IOException e) {
                notices.accept("nothing could be suspended, so what was begun goes on: " + e.getMessage());
                return;
            }
        }
        its.suspended(still);
        pauses.suspended(still);
    }

    /// The same reply without the time in which nobody ran. Of several items nobody knows which of them that was.
    static Reply.Done without(Reply.Done reply, long stillNanos) {
        List<ItemResult> results = reply.results().size() != 1 ? reply.results()
                : List.of(reply.results().getFirst().without(Duration.ofNanos(stillNanos)));
        return new Reply.Done(reply.task(), reply.startNanos() + stillNanos, reply.endNanos(), reply.value(), results);
    }
}
