package org.poolscope.compare.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How much processor time has been spent up to a moment: by everybody, and by this program with all its workers that
/// have ended. In ticks of the system's clock, on the processors that this program may use.
///
/// The system counts the time of everybody tick by tick and that of a process exactly, so that a few ticks of
/// difference say nothing.
///
/// @param busy       the processors' time that anybody has used
/// @param stolen     what the host of this virtual machine took while somebody wanted it
/// @param all        both, with the time in which they had nothing to do
/// @param own        what this process has used, and its children that have ended
/// @param processors how many processors these are
record ProcessorTime(long busy, long stolen, long all, long own, int processors) {

    /// The clock by which Linux tells of processor time has a hundred ticks a second, whatever it counts by itself.
    static final double TICK_MICROS = 10_000;

    /// What may be missing or too much by the two ways of counting.
    private static final int GRAIN = 4;

    // In the line of a processor, after its name: user, nice, system, idle, iowait, irq, softirq, steal.
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;

    // In the line of a process, after its name in parentheses: what it has used, and its children that were waited for.
    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;

    /// As of now; empty where the system does not tell.
    ///
    /// @param proc where it would
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
        long stolen = 0;
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
                busy += i == IDLE || i == IO_WAIT || i == STEAL ? 0 : ticks;
                stolen += i == STEAL ? ticks : 0;
            }
        }
        if (processors == 0) {
            throw new IllegalArgumentException("no processor that may be used");
        }
        return new ProcessorTime(busy, stolen, all, own(self), processors);
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

    /// What became of the processors since an earlier moment; empty if no tick has passed.
    Optional<TakenTime> since(ProcessorTime earlier) {
        double length = all - earlier.all;
        long its = own - earlier.own;
        return length <= 0 ? Optional.empty() : Optional.of(new TakenTime(
                part(busy - earlier.busy - its - GRAIN, length), part(stolen - earlier.stolen, length),
                part(its, length), processors));
    }

    private static double part(long ticks, double length) {
        return Math.clamp(ticks / length, 0, 1);
    }
}
