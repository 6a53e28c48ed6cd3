package org.poolscope.live;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.SharedState;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.Telemetry.SharedSample;
import org.poolscope.telemetry.WaitCycle;

/// What processes share, by now: every object as of the last sample, queues and counters over time, and whether some wait for
/// each other in a cycle.
public final class SharedObjects {

    /// Rates are taken over so long at least, so that they can be read.
    private static final long RATE_NANOS = 500_000_000L;

    /// Who waits for less is at work.
    private static final long LONG_WAIT_NANOS = 50_000_000L;

    private final SequencedMap<String, SharedSeries> queues = new LinkedHashMap<>();
    private final SequencedMap<String, SharedSeries> counters = new LinkedHashMap<>();
    private final Map<String, Mark> marks = new HashMap<>();
    private final SequencedMap<String, SharedRow> rows = new LinkedHashMap<>();
    private List<SharedValue> last = List.of();
    private @Nullable WaitCycle suspected;
    private @Nullable WaitCycle cycle;

    /// One object as of the last sample.
    ///
    /// @param putsPerSecond  of messages; 0 where there are none
    /// @param takesPerSecond of messages; 0 where there are none
    public record SharedRow(SharedValue value, double putsPerSecond, double takesPerSecond) {}

    /// Where a rate is counted from.
    private record Mark(long nanos, long puts, long takes, double putsPerSecond, double takesPerSecond) {}

    void apply(SharedSample sample) {
        last = sample.values();
        rows.clear();
        for (SharedValue value : last) {
            rows.put(value.name(), row(sample.nanos(), value));
            note(sample.nanos(), value);
        }
        // Seen twice: who waited and who held were not read in the same instant.
        WaitCycle found = WaitCycle.find(last).orElse(null);
        cycle = found != null && found.equals(suspected) ? found : null;
        suspected = found;
    }

    private void note(long moment, SharedValue value) {
        switch (value.state()) {
            case SharedState.Queue queue ->
                    note(queues, value.name(), OptionalLong.of(queue.capacity()), moment, queue.depth());
            case SharedState.Pipe pipe -> note(queues, value.name(), OptionalLong.empty(), moment, pipe.depth());
            case SharedState.Counter counter -> note(counters, value.name(), counter.expected(), moment, counter.value());
            default -> {
                // Not drawn over time.
            }
        }
    }

    private static void note(Map<String, SharedSeries> all, String name, OptionalLong limit, long moment, long figure) {
        all.computeIfAbsent(name, _ -> new SharedSeries(name, limit, new Series())).values().add(moment, figure);
    }

    private SharedRow row(long nanos, SharedValue value) {
        if (!(value.state() instanceof SharedState.Messages messages)) {
            return new SharedRow(value, 0, 0);
        }
        Mark mark = marks.computeIfAbsent(value.name(), _ -> new Mark(nanos, messages.puts(), messages.takes(), 0, 0));
        long passed = nanos - mark.nanos;
        if (passed >= RATE_NANOS) {
            double seconds = passed / 1e9;
            mark = new Mark(nanos, messages.puts(), messages.takes(), (messages.puts() - mark.puts) / seconds,
                    (messages.takes() - mark.takes) / seconds);
            marks.put(value.name(), mark);
        }
        return new SharedRow(value, mark.putsPerSecond, mark.takesPerSecond);
    }

    /// The depth of every queue and pipe over time, by name. Unmodifiable, live.
    public SequencedMap<String, SharedSeries> queues() {
        return Collections.unmodifiableSequencedMap(queues);
    }

    /// The value of every counter over time, by name. Unmodifiable, live.
    public SequencedMap<String, SharedSeries> counters() {
        return Collections.unmodifiableSequencedMap(counters);
    }

    /// Every object, in the order in which they were found. Live.
    public List<SharedRow> rows() {
        return List.copyOf(rows.values());
    }

    /// The name of what a process waits at; null if it does not, or has not for long enough to be worth a word.
    @Nullable String waitOf(long pid) {
        for (SharedValue value : last) {
            for (SharedValue.Wait wait : value.waiting()) {
                if (wait.who().pid() == pid && wait.nanos() >= LONG_WAIT_NANOS) {
                    return value.name();
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
