package org.poolscope.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.ItemFigures.Figure;
import org.poolscope.telemetry.SharedState;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.Telemetry.SharedSample;
import org.poolscope.telemetry.WaitCycle;

/// What processes share, by now: every object as of the last sample, queues and counters over time, and whether some
/// wait for each other in a cycle. What items count of themselves is drawn with the counters.
///
/// Of what is gone only a series is kept, and of series no more than [SeriesByName#MOST] of queues and pipes and as
/// many of counters: workers may make objects for as long as they run.
public final class SharedObjects {

    /// Rates are taken over so long at least, so that they can be read.
    private static final long RATE_NANOS = 500_000_000L;

    /// Who waits for less is at work.
    private static final long LONG_WAIT_NANOS = 50_000_000L;

    private final SeriesByName queues = new SeriesByName();
    private final SeriesByName counters = new SeriesByName();
    private final Map<String, Mark> marks = new HashMap<>();
    private final SequencedMap<String, SharedRow> rows = new LinkedHashMap<>();
    private List<SharedValue> last = List.of();
    private @Nullable WaitCycle suspected;
    private @Nullable WaitCycle cycle;
    private final Set<String> told = new HashSet<>();
    private boolean kept;

    /// One object as of the last sample.
    ///
    /// @param putsPerSecond  of messages; 0 where there are none
    /// @param takesPerSecond of messages; 0 where there are none
    public record SharedRow(SharedValue value, double putsPerSecond, double takesPerSecond) {}

    /// Where a rate is counted from.
    private record Mark(long nanos, long puts, long takes, double putsPerSecond, double takesPerSecond) {}

    /// Keeps everything as it is: what is shared after the run was cut short is no longer as its processes had it.
    void keep() {
        kept = true;
    }

    void apply(SharedSample sample) {
        if (kept) {
            return;
        }
        last = sample.values();
        rows.clear();
        for (SharedValue value : last) {
            rows.put(value.name(), row(sample.nanos(), value));
        }
        marks.keySet().retainAll(rows.keySet());
        last.forEach(value -> note(sample.nanos(), value));
        // Seen twice: who waited and who held were not read in the same instant.
        WaitCycle found = WaitCycle.find(last).orElse(null);
        cycle = found != null && found.equals(suspected) ? found : null;
        suspected = found;
    }

    private void note(long moment, SharedValue value) {
        switch (value.state()) {
            case SharedState.Queue queue ->
                    queues.note(value.name(), OptionalLong.of(queue.capacity()), moment, queue.depth(), there());
            case SharedState.Pipe pipe ->
                    queues.note(value.name(), OptionalLong.empty(), moment, pipe.depth(), there());
            case SharedState.Counter counter ->
                    counters.note(value.name(), counter.expected(), moment, counter.value(), there());
            default -> {
                // Not drawn over time.
            }
        }
    }

    /// Adds what items have counted by a moment. A counter that they share has its name for itself.
    void note(long moment, Figure counted) {
        if (!kept && !rows.containsKey(counted.name())) {
            told.add(counted.name());
            counters.note(counted.name(), OptionalLong.empty(), moment, counted.sum(), there());
        }
    }

    private Set<String> there() {
        Set<String> there = new HashSet<>(rows.keySet());
        there.addAll(told);
        return there;
    }

    private SharedRow row(long nanos, SharedValue value) {
        if (!(value.state() instanceof SharedState.Messages messages)) {
            return new SharedRow(value, 0, 0);
        }
        Mark mark = marks.get(value.name());
        if (mark == null || messages.puts() < mark.puts) {
            // New, or another one of the same name.
            mark = new Mark(nanos, messages.puts(), messages.takes(), 0, 0);
            marks.put(value.name(), mark);
        }
        long passed = nanos - mark.nanos;
        if (passed >= RATE_NANOS) {
            double seconds = passed / 1e9;
            mark = new Mark(nanos, messages.puts(), messages.takes(), (messages.puts() - mark.puts) / seconds,
                    (messages.takes() - mark.takes) / seconds);
            marks.put(value.name(), mark);
        }
        return new SharedRow(value, mark.putsPerSecond, mark.takesPerSecond);
    }

    /// The depth of queues and pipes over time, by name. Unmodifiable, live.
    public SequencedMap<String, SharedSeries> queues() {
        return queues.all();
    }

    /// The value of counters over time, by name. Unmodifiable, live.
    public SequencedMap<String, SharedSeries> counters() {
        return counters.all();
    }

    /// Every object, in the order in which they were found. Live.
    public List<SharedRow> rows() {
        return List.copyOf(rows.values());
    }

    /// Where a process waits; null if it does not, or has not for long enough to be worth a word.
    @Nullable WaitsAt waitOf(long pid) {
        for (SharedValue value : last) {
            for (SharedValue.Wait wait : value.waiting()) {
                if (wait.who().pid() == pid && wait.nanos() >= LONG_WAIT_NANOS) {
                    return new WaitsAt(value.name(), wait.purpose());
                }
            }
        }
        return null;
    }

    /// Those who wait for each other for ever; empty when nobody does.
    public Optional<WaitCycle> cycle() {
        return Optional.ofNullable(cycle);
    }
}
