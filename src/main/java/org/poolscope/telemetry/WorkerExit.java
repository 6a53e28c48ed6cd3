package org.poolscope.telemetry;

/// How a worker process ended. Failure is a value: each of these is told in words by [#inWords].
public sealed interface WorkerExit {

    /// It left when there was nothing left to do: status 0. Or we ended it then, before it had come up.
    record Finished() implements WorkerExit {}

    /// We ended it before the work was done, or since it did not leave in time when it was.
    ///
    /// @param by the last means used
    record Stopped(Means by) implements WorkerExit {
        /// The rungs of the ladder, gentlest first.
        public enum Means { ASKED, INTERRUPTED, TERMINATED, KILLED }
    }

    /// It died without being told to.
    record Crashed(DeathCertificate certificate) implements WorkerExit {}

    /// It never came so far as to take a task.
    ///
    /// @param reason     what happened, in words
    /// @param stderrTail the last it wrote to stderr; may be empty
    record FailedToStart(String reason, String stderrTail) implements WorkerExit {}

    /// The end in a few words, for a table cell.
    default String inWords() {
        return switch (this) {
            case Finished _ -> "finished";
            case Stopped(Stopped.Means by) -> switch (by) {
                case ASKED -> "stopped when asked";
                case INTERRUPTED -> "stopped by interrupt";
                case TERMINATED -> "stopped with SIGTERM";
                case KILLED -> "stopped with SIGKILL";
            };
            case Crashed(DeathCertificate certificate) -> certificate.inWords();
            case FailedToStart(String reason, String _) -> "failed to start: " + reason;
        };
    }
}
