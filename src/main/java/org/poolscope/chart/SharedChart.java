package org.poolscope.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.poolscope.chart.pane.ChartHeader.Entry;
import org.poolscope.chart.pane.ChartPane.Limit;
import org.poolscope.chart.pane.Emphasis;
import org.poolscope.chart.pane.Unit;
import org.poolscope.chart.plot.LineTrace;
import org.poolscope.chart.plot.Scale;
import org.poolscope.chart.plot.Strokes;
import org.poolscope.chart.plot.TimeView;
import org.poolscope.live.LiveModel;
import org.poolscope.live.SharedSeries;

/// Shared objects of one kind over time: depths of queues, or values of counters. They belong to no worker and are
/// drawn in no worker's colour.
final class SharedChart extends LiveChart {

    private static final float[][] DASHES = {{}, {6, 3}, {2, 2.5f}};

    /// A limit further above the values than this would press them to the base line; it is then told in the header
    /// only.
    private static final double FAR = 5;

    private static final double LABEL_ROOM = 1.12;

    private final String key;
    private final Function<LiveModel, SequencedMap<String, SharedSeries>> source;
    private final boolean limitAlways;
    private final Scale scale = new Scale(1);
    private final List<LineTrace> lines = new ArrayList<>();

    private SharedChart(String key, Function<LiveModel, SequencedMap<String, SharedSeries>> source,
                        boolean limitAlways) {
        super(key, Unit.COUNT);
        this.key = key;
        this.source = source;
        this.limitAlways = limitAlways;
    }

    /// Queues, with their capacity when they come near it.
    static SharedChart queues() {
        return new SharedChart("queue", model -> model.shared().queues(), false);
    }

    /// Counters, on their way to the value expected.
    static SharedChart counters() {
        return new SharedChart("counter", model -> model.shared().counters(), true);
    }

    @Override
    boolean hasData(LiveModel model) {
        return !source.apply(model).isEmpty();
    }

    @Override
    void show(LiveModel model, TimeView view, Emphasis emphasis) {
        List<SharedSeries> all = all(model);
        double highest = 1;
        pane().traces().clear();
        for (int i = 0; i < all.size(); i++) {
            SharedSeries shared = all.get(i);
            LineTrace line = line(i);
            line.style(pane().theme().line(), stroke(i));
            line.fill(all.size() == 1 ? pane().theme().fill() : null);
            line.readRange(shared.values(), view);
            pane().traces().add(line);
            highest = Math.max(highest, line.max());
        }
        List<Limit> limits = limits(all, highest);
        double top = limits.stream().mapToDouble(Limit::value).reduce(highest, Math::max);
        pane().setLimits(limits);
        pane().setYRange(0, scale.upper(limits.isEmpty() ? top : top * LABEL_ROOM, model.nowNanos()));
    }

    private List<SharedSeries> all(LiveModel model) {
        return List.copyOf(source.apply(model).values());
    }

    @Override
    List<Entry> entries(LiveModel model, Emphasis emphasis) {
        List<SharedSeries> all = all(model);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            SharedSeries shared = all.get(i);
            double last = shared.values().last();
            entries.add(entry(shared, i, Double.isNaN(last) ? 0 : last, all.size() == 1));
        }
        return entries;
    }

    @Override
    List<Entry> entriesAt(LiveModel model, TimeView shown, long moment) {
        List<SharedSeries> all = all(model);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            double value = LineTrace.rangeAt(all.get(i).values(), shown, moment);
            if (!Double.isNaN(value)) {
                entries.add(entry(all.get(i), i, value, false));
            }
        }
        return entries;
    }

    private List<Limit> limits(List<SharedSeries> all, double highest) {
        return all.stream()
                .mapToDouble(shared -> shared.limit().orElse(0))
                .filter(limit -> limit > 0 && (limitAlways || limit <= FAR * highest))
                .distinct()
                .mapToObj(limit -> new Limit(limit, TEXTS.format(key + ".limit", Unit.COUNT.value(limit))))
                .toList();
    }

    /// @param alone whether there is room to tell its limit too
    private Entry entry(SharedSeries shared, int index, double shownValue, boolean alone) {
        String value = Unit.COUNT.value(shownValue);
        String text = shared.limit().isEmpty() || !alone
                ? value
                : TEXTS.format("shared.of", value, Unit.COUNT.value(shared.limit().getAsLong()));
        return Entry.line(TEXTS.format("shared.named", shared.name(), text),
                pane().theme().line(), stroke(index));
    }

    private static BasicStroke stroke(int index) {
        float[] dash = DASHES[index % DASHES.length];
        return dash.length == 0 ? Strokes.line(1.6f) : Strokes.dashed(1.6f, dash);
    }

    private LineTrace line(int index) {
        while (lines.size() <= index) {
            lines.add(new LineTrace());
        }
        return lines.get(index);
    }
}
