package org.poolscope.compare.measured;

import java.time.Duration;
import org.poolscope.telemetry.Telemetry;

/// How the pauses of a run bear on its time.
///
/// @param still  for how long all stood still: that is no time of the run's
/// @param waited whether there was a pause in which what had begun went on: nobody knows what the run would have taken
///               without it
public record RunPauses(Duration still, boolean waited) {

    /// Of a run that went through.
    public static final RunPauses NONE = new RunPauses(Duration.ZERO, false);

    /// Hears of a run's pauses as they come, one call at a time, and tells of them when it is over. Any thread.
    public static final class Log {

        private long stillNanos;
        private long since = -1;
        private boolean waited;

        public synchronized void hear(Telemetry told) {
            switch (told) {
                case Telemetry.RunPaused(long nanos, boolean suspended, String _) -> {
                    stands(suspended, nanos);
                    waited |= !suspended;
                }
                case Telemetry.RunContinued on -> stands(false, on.nanos());
                case Telemetry.RunEnded end -> stands(false, end.nanos());
                default -> {
                    // Not of pauses.
                }
            }
        }

        private void stands(boolean still, long nanos) {
            if (still && since < 0) {
                since = nanos;
            } else if (!still && since >= 0) {
                stillNanos += nanos - since;
                since = -1;
            }
        }

        public synchronized RunPauses pauses() {
            return stillNanos == 0 && !waited ? NONE : new RunPauses(Duration.ofNanos(stillNanos), waited);
        }
    }
}
