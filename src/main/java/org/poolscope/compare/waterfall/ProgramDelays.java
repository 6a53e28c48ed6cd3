package org.poolscope.compare.waterfall;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.ProgramUse;

/// For how long the programs that tasks start were ready to run and had no processor, as Linux tells of each of their
/// threads in `schedstat` (its second figure). Nothing elsewhere. One thread at a time.
///
/// Looked at with each beat, at all processes that are known of a program. From the last beat of a program to its end
/// nobody has looked, nor at those that begin and end between two beats: they are taken to have waited as the others.
final class ProgramDelays {

    /// What more threads of one process tell is as their first ones do.
    private static final int MOST_THREADS = 64;

    private final Path proc;
    private final Map<Integer, Look> last = new HashMap<>();
    private final Map<Integer, Long> used = new HashMap<>();
    private double waited;
    private double span;

    /// The last look at the program of a worker.
    ///
    /// @param root    its first process
    /// @param nanos   by the clock of the run
    /// @param counted of each thread, by its place in `/proc`
    private record Look(long task, long root, long nanos, Map<Path, Counted> counted) {

        boolean isOf(Telemetry.Beat beat) {
            return task == beat.task() && root == beat.programs().members().getFirst().pid();
        }
    }

    /// What the system counts of a thread since its begin: for how long it ran, and for how long it could have.
    private record Counted(long ran, long waited) {

        static final Counted NOTHING = new Counted(0, 0);

        static @Nullable Counted of(Path thread) {
            try {
                String[] words = Files.readString(thread.resolve("schedstat")).strip().split(" ");
                return new Counted(Long.parseLong(words[0]), Long.parseLong(words[1]));
            } catch (IOException | RuntimeException _) {
                // It has ended, or this is another system.
                return null;
            }
        }
    }

    ProgramDelays() {
        this(Path.of("/proc"));
    }

    /// @param proc where the system tells of processes
    ProgramDelays(Path proc) {
        this.proc = proc;
    }

    /// Looks at the programs of a worker that tells of itself.
    void sample(Telemetry.Beat beat) {
        used.merge(beat.worker(), beat.programs().cpuNanos(), Math::max);
        if (beat.task() < 0 || beat.programs().members().isEmpty()) {
            last.remove(beat.worker());
            return;
        }
        Look before = last.get(beat.worker());
        boolean goesOn = before != null && before.isOf(beat);
        if (goesOn && beat.nanos() <= before.nanos()) {
            return;
        }
        Map<Path, Counted> counted = new HashMap<>();
        beat.programs().members().forEach(member -> count(member, counted));
        last.put(beat.worker(), new Look(beat.task(), beat.programs().members().getFirst().pid(), beat.nanos(),
                counted));
        // One that is not its task's first has begun nobody knows when: it is looked at from here on.
        if (!counted.isEmpty() && (goesOn || beat.itemsOfTask() == 0)) {
            add(counted, goesOn ? before.counted() : Map.of(),
                    beat.nanos() - (goesOn ? before.nanos() : beat.taskStartNanos()));
        }
    }

    private void count(ProgramUse.Member member, Map<Path, Counted> into) {
        Path process = proc.resolve(Long.toString(member.pid()));
        if (member.threads() <= 1) {
            count(process, into);
            return;
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
            int looked = 0;
            for (Path thread : threads) {
                if (looked++ < MOST_THREADS) {
                    count(thread, into);
                }
            }
        } catch (IOException _) {
            // It has ended.
        }
    }

    private static void count(Path thread, Map<Path, Counted> into) {
        Counted counted = Counted.of(thread);
        if (counted != null) {
            into.put(thread, counted);
        }
    }

    /// Of several threads some run while others wait: what counts is which part of what they wanted they did not have.
    private void add(Map<Path, Counted> now, Map<Path, Counted> before, double nanos) {
        double ran = 0;
        double without = 0;
        for (Map.Entry<Path, Counted> thread : now.entrySet()) {
            Counted then = before.getOrDefault(thread.getKey(), Counted.NOTHING);
            ran += Math.max(0, thread.getValue().ran() - then.ran());
            without += Math.max(0, thread.getValue().waited() - then.waited());
        }
        if (nanos > 0) {
            span += nanos;
            waited += without * Math.min(1, nanos / Math.max(1, ran + without));
        }
    }

    /// For how long they had no processor while they were looked at.
    double nanos() {
        return waited;
    }

    /// What processor time they have used, of those that nobody could look at, too.
    long cpuNanos() {
        return used.values().stream().mapToLong(nanos -> nanos).sum();
    }

    /// For how long they were looked at.
    double spanNanos() {
        return span;
    }
}
