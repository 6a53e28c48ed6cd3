package org.poolscope.workload.command;

import java.util.Map;
import org.poolscope.process.ProgramEnd;
import org.poolscope.workload.Texts;

/// How a program ended and what it used, in words.
final class EndWords {

    private static final Texts TEXTS = Texts.of(EndWords.class);
    private static final long WORTH_TELLING = 10_000_000;
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"), Map.entry(2, "SIGINT"), Map.entry(3, "SIGQUIT"), Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"), Map.entry(6, "SIGABRT"), Map.entry(7, "SIGBUS"), Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"), Map.entry(11, "SIGSEGV"), Map.entry(13, "SIGPIPE"), Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"), Map.entry(24, "SIGXCPU"), Map.entry(25, "SIGXFSZ"));

    private EndWords() {}

    static String of(ProgramEnd.How how) {
        return switch (how) {
            case ProgramEnd.Exited(int status) -> TEXTS.format("end.exited", Integer.toString(status));
            case ProgramEnd.Signalled(int signal) -> TEXTS.format("end.signalled",
                    SIGNALS.getOrDefault(signal, Integer.toString(signal)));
        };
    }

    /// Of the processor time; empty if it is too little to be worth a word.
    static String of(ProgramEnd.Usage usage) {
        long nanos = usage.userNanos() + usage.systemNanos();
        return nanos < WORTH_TELLING ? "" : TEXTS.format("end.usage", nanos / 1e9);
    }
}
