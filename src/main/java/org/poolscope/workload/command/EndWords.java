package org.poolscope.workload.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.poolscope.process.ProgramEnd;
import org.poolscope.process.usage.TreeTotal;
import org.poolscope.workload.ItemEnd;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.output.ItemOutput;

/// How a program ended and what it used, in words.
final class EndWords {

    private static final Texts TEXTS = Texts.of(EndWords.class);
    private static final double MEBIBYTE = 1024.0 * 1024.0;
    private static final long WORTH_TELLING = 10_000_000;
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"), Map.entry(2, "SIGINT"), Map.entry(3, "SIGQUIT"), Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"), Map.entry(6, "SIGABRT"), Map.entry(7, "SIGBUS"), Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"), Map.entry(11, "SIGSEGV"), Map.entry(13, "SIGPIPE"), Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"), Map.entry(24, "SIGXCPU"), Map.entry(25, "SIGXFSZ"));

    /// Most programs end so, and to put it into words takes longer than all the rest that is to be told of one.
    private static final String SUCCESS = words(new ProgramEnd.Exited(0));

    private EndWords() {}

    static String of(ProgramEnd.How how) {
        return how instanceof ProgramEnd.Exited(int status) && status == 0 ? SUCCESS : words(how);
    }

    /// The same for programs.
    static ItemEnd plain(ProgramEnd.How how) {
        return switch (how) {
            case ProgramEnd.Exited(int status) -> ItemEnd.exited(status);
            case ProgramEnd.Signalled(int signal) -> ItemEnd.signalled(signal);
        };
    }

    private static String words(ProgramEnd.How how) {
        return switch (how) {
            case ProgramEnd.Exited(int status) -> TEXTS.format("end.exited", Integer.toString(status));
            case ProgramEnd.Signalled(int signal) -> TEXTS.format("end.signalled",
                    SIGNALS.getOrDefault(signal, Integer.toString(signal)));
        };
    }

    /// Of the processor time, if it is worth a word, and of the memory, if it is known.
    static List<String> of(TreeTotal usage) {
        List<String> words = new ArrayList<>();
        long nanos = usage.cpuNanos();
        if (nanos >= WORTH_TELLING) {
            words.add(TEXTS.format("end.usage", nanos / 1e9));
        }
        if (usage.peakBytes().value() > 0) {
            words.add(TEXTS.format("end.memory", Math.round(usage.peakBytes().value() / MEBIBYTE)));
        }
        return words;
    }

    /// Of what a program wrote, if not all of it could be kept.
    static List<String> of(ItemOutput.Kept kept) {
        List<String> words = new ArrayList<>();
        if (kept.missing() > 0) {
            words.add(TEXTS.format("item.cut", kept.missing()));
        }
        if (!kept.lost().isEmpty()) {
            words.add(TEXTS.format("item.output-lost", kept.lost()));
        }
        return words;
    }
}
