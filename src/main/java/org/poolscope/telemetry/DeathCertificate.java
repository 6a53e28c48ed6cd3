package org.poolscope.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// All that is known of a worker that died: from its exit, the page it left behind, and the tail of its stderr.
///
/// @param worker     its place in the pool
/// @param cause      what ended it
/// @param phase      what it was doing
/// @param task       the number of the task it was running, or -1
/// @param label      which of that task's items it was at, as far as the task told, or all of them; empty when none
///                   ran, or just ended
/// @param taskFor    how long that task had been running; zero when none ran
/// @param heapBytes  heap in use at the last beat
/// @param rssBytes   resident memory at the last beat
/// @param lastEvents the last things it noted, oldest first
/// @param stderrTail the last it wrote to stderr; may be empty
/// @param restarts   how many workers had had this place before it
public record DeathCertificate(int worker, long pid, Cause cause, Phase phase, long task, String label,
                               Duration taskFor, long heapBytes, long rssBytes, List<String> lastEvents,
                               String stderrTail, int restarts) {

    public DeathCertificate {
        lastEvents = List.copyOf(lastEvents);
    }

    /// What ended a process.
    public sealed interface Cause {
        /// It ended itself with this status.
        record Exit(int status) implements Cause {}

        /// A signal ended it.
        record Signal(int number, String name) implements Cause {}

        /// It had no heap left and put itself down.
        record OutOfMemory() implements Cause {}

        /// The system killed it when it was short of memory, in all likelihood: there was such a killing at that time.
        record OutOfMemoryKill() implements Cause {}

        /// It gave no sign of life for so long and was put down for it.
        record Unresponsive(Duration silent) implements Cause {}

        /// It broke the protocol and was put down for it.
        record Protocol(String reason) implements Cause {}

        default String inWords() {
            return switch (this) {
                case Exit(int status) -> "exited with status " + status;
                case Signal(int _, String name) -> "killed by " + name;
                case OutOfMemory() -> "ran out of heap memory";
                case OutOfMemoryKill() -> "killed by SIGKILL, probably by the system for want of memory,";
                case Unresponsive(Duration silent) -> String.format(
                        Locale.ROOT, "put down after %.1f s without a sign of life", silent.toNanos() / 1e9);
                case Protocol(String reason) -> "put down: " + reason;
            };
        }
    }

    /// The death in a line: `killed by SIGKILL while running photo_0007.jpg for 0.31 s`.
    public String inWords() {
        String doing = switch (phase) {
            case STARTING -> "while starting";
            case OPENING -> "while opening the workload";
            case WAITING -> "while waiting for a task";
            case RUNNING -> String.format(Locale.ROOT, "while running %s for %.2f s",
                    label.isEmpty() ? "a task" : label, taskFor.toNanos() / 1e9);
            case LEAVING -> "while leaving";
        };
        return cause.inWords() + " " + doing;
    }
}
