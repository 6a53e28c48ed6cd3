package org.poolscope.worker.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.ItemReport;

/// What the item that a task is at has told of itself, and what of that is news. A program may tell the same figure
/// millions of times, so a change makes nothing anew. For one thread at a time.
final class ItemNotes {

    private final SequencedMap<String, Figure> figures = new LinkedHashMap<>();
    private final List<Figure> changed = new ArrayList<>();
    private double part = Double.NaN;
    private String status = "";
    private boolean isNews;

    /// One figure as it is now.
    private static final class Figure {
        private final String name;
        private double amount;
        private boolean counted;
        private boolean changed;

        Figure(String name) {
            this.name = name;
        }
    }

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
        Figure figure = figures.get(name);
        return set(figure, name, amount, figure != null && figure.counted);
    }

    boolean count(String name, double more) {
        Figure figure = figures.get(name);
        return set(figure, name, figure == null ? more : figure.amount + more, true);
    }

    /// @param known null if it is told for the first time
    private boolean set(@Nullable Figure known, String name, double amount, boolean counted) {
        if (!Double.isFinite(amount) || known == null && figures.size() == ItemReport.MOST_VALUES) {
            return false;
        }
        Figure figure = known;
        if (figure == null) {
            figure = new Figure(name);
            figures.put(name, figure);
        } else if (figure.amount == amount && figure.counted == counted) {
            return true;
        }
        figure.amount = amount;
        figure.counted = counted;
        if (!figure.changed) {
            figure.changed = true;
            changed.add(figure);
        }
        isNews = true;
        return true;
    }

    /// What has changed since this was last asked; empty if nothing has.
    ItemReport news() {
        if (!isNews) {
            return ItemReport.NONE;
        }
        isNews = false;
        ItemReport news = report(changed);
        changed.forEach(figure -> figure.changed = false);
        changed.clear();
        return news;
    }

    /// All of it.
    ItemReport all() {
        return figures.isEmpty() && status.isEmpty() && Double.isNaN(part)
                ? ItemReport.NONE : report(figures.values());
    }

    private ItemReport report(Iterable<Figure> of) {
        SequencedMap<String, ItemReport.Value> values = new LinkedHashMap<>();
        for (Figure figure : of) {
            values.put(figure.name, new ItemReport.Value(figure.amount, figure.counted));
        }
        return new ItemReport(Double.isNaN(part) ? OptionalDouble.empty() : OptionalDouble.of(part), status, values);
    }
}
