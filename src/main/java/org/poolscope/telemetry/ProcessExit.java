package org.poolscope.telemetry;

import java.util.Map;

/// How a process ended: by itself, with a status; or by a signal.
public sealed interface ProcessExit {

    int SIGKILL = 9;
    int SIGTERM = 15;

    /// It ended itself: 0 if all went well, 1 after an uncaught exception, or what it said to `System.exit`.
    record Status(int status) implements ProcessExit {}

    /// A signal ended it.
    record Signal(int number) implements ProcessExit {

        private static final Map<Integer, String> NAMES = Map.ofEntries(
                Map.entry(1, "SIGHUP"), Map.entry(2, "SIGINT"), Map.entry(3, "SIGQUIT"), Map.entry(4, "SIGILL"),
                Map.entry(6, "SIGABRT"), Map.entry(7, "SIGBUS"), Map.entry(8, "SIGFPE"), Map.entry(SIGKILL, "SIGKILL"),
                Map.entry(11, "SIGSEGV"), Map.entry(13, "SIGPIPE"), Map.entry(14, "SIGALRM"),
                Map.entry(SIGTERM, "SIGTERM"));

        /// As in `SIGTERM`.
        public String name() {
            return NAMES.getOrDefault(number, "signal " + number);
        }
    }

    /// The exit code as Python spells it: the status, or the signal's number with a minus before it.
    default int code() {
        return switch (this) {
            case Status(int status) -> status;
            case Signal(int number) -> -number;
        };
    }

    default boolean isSuccess() {
        return code() == 0;
    }

    /// As in `exited with status 1` or `killed by SIGTERM`.
    default String inWords() {
        return switch (this) {
            case Status(int status) -> "exited with status " + status;
            case Signal signal -> "killed by " + signal.name();
        };
    }
}
