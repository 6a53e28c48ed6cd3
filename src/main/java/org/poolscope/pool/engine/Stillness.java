package org.poolscope.pool.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// For how long workers stood still, suspended through no doing of their own: each by itself, stopped by a person with
/// a SIGSTOP or a debugger; or all together with this process, as by a shell. Such time counts against nobody's
/// deadline. For the pool's thread.
///
/// Whether a process is stopped is asked only when its beats have stopped, and only where there is a `/proc`.
final class Stillness {

    /// Beats come several times a second.
    private static final long SILENT_NANOS = 1_000_000_000;

    /// Those that were longest ago are forgotten: no task runs so long and is stopped so often.
    private static final int MOST_SPANS = 64;

    private final Map<Worker, List<Span>> own = new HashMap<>();
    private final Map<Worker, Long> since = new HashMap<>();
    private final List<Span> common = new ArrayList<>();

    private record Span(long from, long to) {}

    /// Looks at one worker.
    ///
    /// @param beatNanos when its last beat was, or 0 if it has had none
    /// @return whether it is stopped now
    boolean look(Worker worker, long beatNanos, long now) {
        Long stoppedSince = since.get(worker);
        long heard = Math.max(beatNanos, worker.launchedNanos());
        boolean silent = now - heard > SILENT_NANOS;
        if (silent && isStopped(worker.process().pid())) {
            // What had not begun to beat may have run until now.
            since.putIfAbsent(worker, beatNanos == 0 ? now : beatNanos);
        } else if (stoppedSince != null) {
            since.remove(worker);
            add(own.computeIfAbsent(worker, _ -> new ArrayList<>()), new Span(stoppedSince, now));
        }
        return since.containsKey(worker);
    }

    /// Whether it was when it was last looked at.
    boolean isStopped(Worker worker) {
        return !since.isEmpty() && since.containsKey(worker);
    }

    /// Since when a worker is that is.
    long since(Worker worker) {
        return since.get(worker);
    }

    /// Nobody of us ran.
    void everybody(long from, long to) {
        add(common, new Span(from, to));
    }

    private static void add(List<Span> spans, Span span) {
        spans.add(span);
        if (spans.size() > MOST_SPANS) {
            spans.removeFirst();
        }
    }

    void retain(Set<Worker> workers) {
        own.keySet().retainAll(workers);
        since.keySet().retainAll(workers);
    }

    /// For how many nanoseconds of a time a worker stood still.
    ///
    /// @param alone whether those count that it stood still by itself
    long during(Worker worker, long from, long to, boolean alone) {
        Stream<Span> its = alone ? own.getOrDefault(worker, List.of()).stream() : Stream.empty();
        if (alone && since.containsKey(worker)) {
            its = Stream.concat(its, Stream.of(new Span(since.get(worker), to)));
        }
        List<Span> all = Stream.concat(common.stream(), its).sorted(Comparator.comparingLong(Span::from)).toList();
        long still = 0;
        long counted = from;
        for (Span span : all) {
            long begin = Math.max(span.from, counted);
            long end = Math.min(span.to, to);
            if (end > begin) {
                still += end - begin;
                counted = end;
            }
        }
        return still;
    }

    /// By the state that proc(5) has after the name, which is in brackets and may have some itself.
    private static boolean isStopped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            int state = stat.lastIndexOf(')') + 2;
            return state < stat.length() && (stat.charAt(state) == 'T' || stat.charAt(state) == 't');
        } catch (IOException _) {
            return false;
        }
    }
}
