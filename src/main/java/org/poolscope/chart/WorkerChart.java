package org.poolscope.chart;

import java.awt.BasicStroke;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.poolscope.chart.pane.ChartHeader.Entry;
import org.poolscope.chart.pane.Emphasis;
import org.poolscope.chart.pane.Unit;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.chart.plot.BandTrace;
import org.poolscope.chart.plot.LineTrace;
import org.poolscope.chart.plot.Scale;
import org.poolscope.chart.plot.TimeView;
import org.poolscope.chart.plot.Trace;
import org.poolscope.live.LiveModel;
import org.poolscope.live.Series;
import org.poolscope.live.WorkerRow;

/// What every worker uses over time, of processors or of memory: a line each, or for a large pool their mean in the
/// band they lie in, with the highlighted ones as lines.
final class WorkerChart extends LiveChart {

    /// Above this lines only cross each other.
    private static final int MOST_LINES = 12;
    private static final int MOST_NAMED = 4;
    private static final int BUSIEST = 3;
    private static final long BAND_STEP_NANOS = 250_000_000L;

    private final What what;
    private final Scale scale;
    private final BandTrace band = new BandTrace();
    private final List<LineTrace> lines = new ArrayList<>();

    /// What is shown.
    ///
    /// @param key      where its texts are
    /// @param least    what the axis reaches at least
    /// @param series   of each worker
    /// @param now      of a worker; `NaN` if it is not known
    /// @param together of all workers now
    /// @param inAll    of all workers over the whole run
    private record What(String key, Unit unit, double least, Function<LiveModel, SequencedMap<Integer, Series>> series,
                        ToDoubleFunction<WorkerRow> now, ToDoubleFunction<LiveModel> together,
                        ToDoubleFunction<LiveModel> inAll) {}

    private WorkerChart(What what) {
        super(what.key, what.unit);
        this.what = what;
        this.scale = new Scale(what.least);
    }

    /// CPU of every worker, with the programs that it runs.
    static WorkerChart cpu() {
        return new WorkerChart(new What("cpu", Unit.PERCENT, 110, LiveModel::cpu, WorkerRow::cpuPercent,
                LiveModel::cpuPercent, WorkerChart::average));
    }

    /// Memory of every worker, with the programs that it runs; only of runs that run some.
    static WorkerChart memory() {
        return new WorkerChart(new What("memory", Unit.MEGABYTES, 10, LiveModel::memory,
                row -> !row.runsPrograms() ? Double.NaN : row.memoryBytes() / LiveModel.MEGABYTE,
                LiveModel::memoryMegabytes, LiveModel::mostMemoryMegabytes));
    }

    @Override
    boolean hasData(LiveModel model) {
        return what.series.apply(model).values().stream().anyMatch(series -> series.size() > 0);
    }

    @Override
    void show(LiveModel model, TimeView view, Emphasis emphasis) {
        List<Trace> traces = pane().traces();
        traces.clear();
        boolean many = isLarge(model);
        double highest = Double.NaN;
        if (many) {
            band.style(new BandTrace.Style(pane().theme().line(), pane().theme().band()));
            band.read(what.series.apply(model).values(), view, BAND_STEP_NANOS);
            traces.add(band);
            highest = band.highest();
        }
        List<Trace> inFront = new ArrayList<>();
        int used = 0;
        for (Map.Entry<Integer, Series> entry : what.series.apply(model).entrySet()) {
            int worker = entry.getKey();
            if (many && !emphasis.highlights(worker)) {
                continue;
            }
            LineTrace line = line(used++);
            line.style(emphasis.color(worker, pane().theme()), emphasis.stroke(worker));
            line.readMeans(entry.getValue(), view);
            highest = line.max() <= highest ? highest : max(line.max(), highest);
            (emphasis.highlights(worker) ? inFront : traces).add(line);
        }
        traces.addAll(inFront);
        pane().setYRange(0, scale.upper(highest, model.nowNanos()));
    }

    private static double max(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }

    private LineTrace line(int index) {
        while (lines.size() <= index) {
            lines.add(new LineTrace());
        }
        return lines.get(index);
    }

    private boolean isLarge(LiveModel model) {
        return what.series.apply(model).size() > MOST_LINES;
    }

    @Override
    List<Entry> entries(LiveModel model, Emphasis emphasis) {
        List<Entry> entries = new ArrayList<>();
        boolean over = model.progress().state().isOver();
        entries.add(Entry.value(TEXTS.format(what.key + (over ? ".over" : ".together"),
                what.unit.value((over ? what.inAll : what.together).applyAsDouble(model)))));
        model.workers().stream()
                .filter(row -> emphasis.highlights(row.worker()) && !Double.isNaN(what.now.applyAsDouble(row)))
                .limit(MOST_NAMED)
                .forEach(row -> entries.add(entry(row.worker(), what.now.applyAsDouble(row),
                        emphasis.stroke(row.worker()))));
        entries.add(Entry.remark(TEXTS.get(what.key + (isLarge(model) ? ".band" : ".convention"))));
        return entries;
    }

    /// The busiest.
    @Override
    List<Entry> entriesAt(LiveModel model, TimeView shown, long moment) {
        record Use(int worker, double value) {}
        return what.series.apply(model).entrySet().stream()
                .map(series -> new Use(series.getKey(), LineTrace.meanAt(series.getValue(), shown, moment)))
                .filter(use -> !Double.isNaN(use.value))
                .sorted(Comparator.comparingDouble(Use::value).reversed())
                .limit(BUSIEST)
                .map(use -> entry(use.worker, use.value, WorkerColors.stroke(use.worker, 1.5f)))
                .toList();
    }

    private Entry entry(int worker, double value, BasicStroke stroke) {
        return Entry.line(worker + ": " + what.unit.value(value), WorkerColors.of(worker), stroke);
    }

    /// Of all workers together, over the whole run.
    private static double average(LiveModel model) {
        double elapsed = Math.max(1, model.progress().elapsed().toNanos());
        double cpuNanos = model.workers().stream().map(WorkerRow::cpuTime).mapToLong(Duration::toNanos).sum();
        return 100 * cpuNanos / elapsed;
    }
}
