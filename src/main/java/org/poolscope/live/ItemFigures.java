package org.poolscope.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;

/// The figures that items have told of themselves, over all items: each of these counts once, with what its last
/// attempt told, be it over or not. For one thread at a time.
///
/// Of items that make up names as they like no more than [#MOST] are kept.
public final class ItemFigures {

    static final int MOST = 1000;

    private final SequencedMap<Name, Sum> ended = new LinkedHashMap<>();
    private final Map<Integer, ItemReport> running = new TreeMap<>();
    private boolean kept;

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

    private static void add(ItemReport report, Map<Name, Sum> to) {
        report.values().forEach((name, value) -> {
            var key = new Name(name, value.counted());
            Sum sum = to.get(key);
            if (sum == null && to.size() < MOST) {
                sum = new Sum();
                to.put(key, sum);
            }
            if (sum != null) {
                sum.add(value.amount());
            }
        });
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
