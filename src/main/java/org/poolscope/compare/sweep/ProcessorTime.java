package org.poolscope.compare.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.poolscope.compare.SweepResult;

/// How much processor time has been spent up to a moment: by everybody, and by this program with all its workers that
/// have ended. In ticks of the system's clock, on the processors that this program may use.
///
/// The system counts the time of everybody tick by tick and that of a process exactly, so that a few ticks of
/// difference say nothing.
///
/// @param busy       the processors' time that anybody has used, and what the host of a virtual machine has taken
/// @param all        the same with the time in which they had nothing to do
/// @param own        what this process has used, and its children that have ended
/// @param processors how many processors these are
record ProcessorTime(long busy, long all, long own, int processors) {

    /// A part of a run's time that is worth telling: the sizes of a pool are said to be equally good within half as
    /// much.
    static final double NOTABLE = 2 * SweepResult.KNEE_TOLERANCE;

    /// What may be missing or too much by the two ways of counting.
    private static final int GRAIN = 4;

    private static final Path PROC = Path.of("/proc");

    // In the line of a processor, after its name: user, nice, system, idle, iowait, irq, softirq, steal.
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;

    // In the line of a process, after its name in parentheses: what it has used, and its children that were waited for.
    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;

    /// As of now; empty where the system does not tell.
    static Optional<ProcessorTime> now() {
        return in(PROC);
    }

    /// @param proc where the system tells
    static Optional<ProcessorTime> in(Path proc) {
        try {
            return Optional.of(parse(Files.readAllLines(proc.resolve("stat")),
                    Files.readString(proc.resolve("self/stat")), Files.readAllLines(proc.resolve("self/status"))));
        } catch (IOException | RuntimeException _) {
            // Another system, or one that hides this: then nobody can tell.
            return Optional.empty();
        }
    }

    private static ProcessorTime parse(List<String> system, String self, List<String> status) {
        BitSet allowed = allowed(status);
        long busy = 0;
        long all = 0;
        int processors = 0;
        for (String line : system) {
            String[] fields = line.split(" +");
            if (!fields[0].matches("cpu\\d+") || !allowed.get(Integer.parseInt(fields[0].substring(3)))) {
                continue;
            }
            processors++;
            for (int i = 1; i <= STEAL; i++) {
                long ticks = Long.parseLong(fields[i]);
                all += ticks;
                busy += i == IDLE || i == IO_WAIT ? 0 : ticks;
            }
        }
        if (processors == 0) {
            throw new IllegalArgumentException("no processor that may be used");
        }
        return new ProcessorTime(busy, all, own(self), processors);
    }

    /// The name of a process may have anything in it, so what comes after it is counted from its end.
    private static long own(String self) {
        String[] fields = self.substring(self.lastIndexOf(')') + 2).split(" ");
        return Stream.of(fields).skip(USER).limit(CHILDREN_SYSTEM - USER + 1).mapToLong(Long::parseLong).sum();
    }

    /// As in `0-3,8`.
    private static BitSet allowed(List<String> status) {
        String list = status.stream().filter(line -> line.startsWith("Cpus_allowed_list:")).findFirst().orElseThrow();
        var allowed = new BitSet();
        for (String range : list.substring(list.indexOf(':') + 1).strip().split(",")) {
            String[] ends = range.split("-");
            allowed.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
        }
        return allowed;
    }

    /// The part of the processors, from 0 to 1, that others had since an earlier moment, if it has slowed a run of so
    /// many workers; 0 if not. What others take of processors that are left over slows nobody, nor does it slow a run
    /// whose workers wait for something else.
    double slowed(int workers, ProcessorTime since) {
        long length = all - since.all;
        double share = share(since);
        if (share == 0) {
            return 0;
        }
        double had = (double) processors * (own - since.own) / length;
        return lost(Math.min(workers, processors), had, processors * (1 - share)) >= NOTABLE ? share : 0;
    }

    /// The same of a run whose workers are known to have waited for a processor for a part of their time: where there
    /// are no more of them than processors they waited for others. On average over the whole run it may be that nothing
    /// was missing, though others had all for a while.
    ///
    /// @param waited the part, from 0 to 1; 0 if nobody knows
    double slowed(int workers, double waited, ProcessorTime since) {
        double slowed = slowed(workers, since);
        double share = share(since);
        return slowed == 0 && workers <= processors && waited >= NOTABLE && share >= NOTABLE ? share : slowed;
    }

    /// The part of the processors, from 0 to 1, that others had since an earlier moment.
    private double share(ProcessorTime since) {
        long length = all - since.all;
        long others = busy - since.busy - (own - since.own) - GRAIN;
        return length <= 0 || others <= 0 ? 0 : Math.min(1, (double) others / length);
    }

    /// The part of its time, from 0 to 1, that a run has lost to others. What it had, it had while it wanted all that
    /// it can use and others left so much of it; at all other times it did not miss any.
    ///
    /// @param most how many processors it can use
    /// @param had  how many it had, on average
    /// @param left how many others left, on average
    static double lost(double most, double had, double left) {
        if (left >= most) {
            return 0;
        }
        double wanting = left <= 0 ? 1 : Math.min(1, had / left);
        return wanting * (1 - left / most);
    }
}
