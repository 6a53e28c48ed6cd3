package org.poolscope.worker;

import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.ItemReport;

/// What the item that a task is at has told of itself, and what of that is news. For one thread at a time.
final class ItemNotes {

    private final SequencedMap<String, ItemReport.Value> values = new LinkedHashMap<>();
    private final SequencedMap<String, ItemReport.Value> changed = new LinkedHashMap<>();
    private double part = Double.NaN;
    private String status = "";
    private boolean isNews;

    void part(double done) {
        if (done >= 0 && done != part) {
            part = Math.min(1, done);
            isNews = true;
        }
    }

    void status(String line) {
        if (!status.equals(line)) {
            status = line;
            isNews = true;
        }
    }

    boolean value(String name, double amount) {
        ItemReport.Value before = values.get(name);
        return put(name, before, new ItemReport.Value(amount, before != null && before.counted()));
    }

    boolean count(String name, double more) {
        ItemReport.Value before = values.get(name);
        return put(name, before, new ItemReport.Value(before == null ? more : before.amount() + more, true));
    }

    /// Tens of thousands of lines a second may say the same again.
    private boolean put(String name, ItemReport.@Nullable Value before, ItemReport.Value now) {
        if (!Double.isFinite(now.amount()) || before == null && values.size() == ItemReport.MOST_VALUES) {
            return false;
        }
        if (!now.equals(before)) {
            values.put(name, now);
            changed.put(name, now);
            isNews = true;
        }
        return true;
    }

    /// What has changed since this was last asked; empty if nothing has.
    ItemReport news() {
        if (!isNews) {
            return ItemReport.NONE;
        }
        isNews = false;
        ItemReport news = report(changed);
        changed.clear();
        return news;
    }

    /// All of it.
    ItemReport all() {
        return values.isEmpty() && status.isEmpty() && Double.isNaN(part) ? ItemReport.NONE : report(values);
    }

    private ItemReport report(SequencedMap<String, ItemReport.Value> figures) {
        return new ItemReport(Double.isNaN(part) ? OptionalDouble.empty() : OptionalDouble.of(part), status, figures);
    }
}
