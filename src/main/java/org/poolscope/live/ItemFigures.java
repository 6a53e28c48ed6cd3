package org.poolscope.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;

/// The figures that items have told of themselves, over all items: each of these counts once, with what its last
/// attempt told, be it over or not. For one thread at a time.
///
/// Items may make up names as they like, another each time: those that came first are kept, and of others it is only
/// known that there were some. Of gauges the mean of what running items tell is kept over time: they cannot be summed
/// up, and each has a scale of its own.
public final class ItemFigures {

    private final int most;
    private final Set<Name> names = new HashSet<>();
    private final SequencedMap<Name, Sum> ended = new LinkedHashMap<>();
    private final Map<Integer, ItemReport> running = new TreeMap<>();
    private final Map<String, Series> gauges = new HashMap<>();
    private boolean isMissingSome;
    private boolean kept;

    /// @param most of so many names
    public ItemFigures(int most) {
        this.most = most;
    }

    /// A counter is not the gauge of the same name.
    private record Name(String name, boolean counted) {}

    /// One figure over all items that have told it.
    ///
    /// @param counted whether the items' may be added up; a gauge otherwise
    /// @param items   how many have told it
    /// @param sum     of all of them
    /// @param last    of the item that ended last, or of one that runs
    public record Figure(String name, boolean counted, long items, double sum, double min, double max, double last) {

        /// The mean over items.
        public double mean() {
            return sum / items;
        }
    }

    private static final class Sum {
        private long items;
        private double sum;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double last;

        static Sum of(@Nullable Sum other) {
            var copy = new Sum();
            if (other != null) {
                copy.items = other.items;
                copy.sum = other.sum;
                copy.min = other.min;
                copy.max = other.max;
                copy.last = other.last;
            }
            return copy;
        }

        void add(double amount) {
            items++;
            sum = Math.clamp(sum + amount, -Double.MAX_VALUE, Double.MAX_VALUE);
            min = Math.min(min, amount);
            max = Math.max(max, amount);
            last = amount;
        }
    }

    /// Takes in what a task's items told by their end.
    public void add(Completion completion) {
        for (ItemResult result : completion.results()) {
            add(result.report(), ended);
        }
    }

    private void add(ItemReport report, Map<Name, Sum> to) {
        report.values().forEach((name, value) -> {
            var key = new Name(name, value.counted());
            if (isKept(key)) {
                to.computeIfAbsent(key, _ -> new Sum()).add(value.amount());
            }
        });
    }

    private boolean isKept(Name name) {
        if (names.size() < most) {
            names.add(name);
            return true;
        }
        boolean known = names.contains(name);
        isMissingSome |= !known;
        return known;
    }

    /// Whether more names were told than are kept.
    public boolean isMissingSome() {
        return isMissingSome;
    }

    /// Keeps what running items have told: after the run was cut short they tell nothing any more.
    void keep() {
        kept = true;
    }

    /// Says what the item that a worker is at has told by now.
    void running(int worker, ItemReport report) {
        if (kept) {
            return;
        }
        if (report.values().isEmpty()) {
            running.remove(worker);
        } else {
            running.put(worker, report);
        }
    }

    /// What the items that workers are at have told, by worker. Live.
    public Map<Integer, ItemReport> running() {
        return running;
    }

    /// Notes what gauges are at a moment.
    void note(long moment) {
        if (kept) {
            return;
        }
        SequencedMap<Name, Sum> now = new LinkedHashMap<>();
        running.values().forEach(report -> add(report, now));
        gauges.forEach((name, series) -> {
            if (!now.containsKey(new Name(name, false))) {
                series.gap(moment);
            }
        });
        now.forEach((key, sum) -> {
            if (!key.counted) {
                gauges.computeIfAbsent(key.name, _ -> new Series()).add(moment, sum.sum / sum.items);
            }
        });
    }

    /// The mean of a gauge over the items that told it at each moment. Live; empty if there is no such gauge, or none
    /// was told by an item for long enough.
    public Optional<Series> gauge(String name) {
        return Optional.ofNullable(gauges.get(name));
    }

    /// All figures, in the order in which they were first told, those of running items among them.
    public List<Figure> all() {
        SequencedMap<Name, Sum> sums = ended;
        if (!running.isEmpty()) {
            sums = new LinkedHashMap<>();
            for (var sum : ended.entrySet()) {
                sums.put(sum.getKey(), Sum.of(sum.getValue()));
            }
            for (ItemReport report : running.values()) {
                add(report, sums);
            }
        }
        List<Figure> all = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> all.add(new Figure(key.name, key.counted, sum.items, sum.sum, sum.min, sum.max,
                sum.last)));
        return all;
    }
}
