package org.poolscope.chart;

import java.awt.BasicStroke;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

/// CPU of every worker process over time: a line each, or for a large pool their mean in the band they lie in, with the
/// highlighted ones as lines.
final class CpuChart extends LiveChart {

    /// Above this lines only cross each other.
    private static final int MOST_LINES = 12;
    private static final int MOST_NAMED = 4;
    private static final int BUSIEST = 3;
    private static final long BAND_STEP_NANOS = 250_000_000L;

    private final Scale scale = new Scale(110);
    private final BandTrace band = new BandTrace();
    private final List<LineTrace> lines = new ArrayList<>();

    CpuChart() {
        super("cpu", Unit.PERCENT);
    }

    @Override
    boolean hasData(LiveModel model) {
        return model.cpu().values().stream().anyMatch(series -> series.size() > 0);
    }

    @Override
    void show(LiveModel model, TimeView view, Emphasis emphasis) {
        List<Trace> traces = pane().traces();
        traces.clear();
        boolean many = isLarge(model);
        double highest = Double.NaN;
        if (many) {
            band.style(new BandTrace.Style(pane().theme().line(), pane().theme().band()));
            band.read(model.cpu().values(), view, BAND_STEP_NANOS);
            traces.add(band);
            highest = band.highest();
        }
        List<Trace> inFront = new ArrayList<>();
        int used = 0;
        for (Map.Entry<Integer, Series> entry : model.cpu().entrySet()) {
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

    private static boolean isLarge(LiveModel model) {
        return model.cpu().size() > MOST_LINES;
    }

    @Override
    List<Entry> entries(LiveModel model, Emphasis emphasis) {
        List<Entry> entries = new ArrayList<>();
        boolean over = model.progress().state().isOver();
        entries.add(Entry.value(TEXTS.format(over ? "cpu.average" : "cpu.together",
                Unit.PERCENT.value(over ? average(model) : model.cpuPercent()))));
        model.workers().stream()
                .filter(row -> emphasis.highlights(row.worker()) && !Double.isNaN(row.cpuPercent()))
                .limit(MOST_NAMED)
                .forEach(row -> entries.add(entry(row.worker(), row.cpuPercent(), emphasis.stroke(row.worker()))));
        entries.add(Entry.remark(TEXTS.get(isLarge(model) ? "cpu.band" : "cpu.convention")));
        return entries;
    }

    /// The busiest.
    @Override
    List<Entry> entriesAt(LiveModel model, TimeView shown, long moment) {
        record Use(int worker, double percent) {}
        return model.cpu().entrySet().stream()
                .map(series -> new Use(series.getKey(), LineTrace.meanAt(series.getValue(), shown, moment)))
                .filter(use -> !Double.isNaN(use.percent))
                .sorted(Comparator.comparingDouble(Use::percent).reversed())
                .limit(BUSIEST)
                .map(use -> entry(use.worker, use.percent, WorkerColors.stroke(use.worker, 1.5f)))
                .toList();
    }

    private static Entry entry(int worker, double percent, BasicStroke stroke) {
        return Entry.line(worker + ": " + Unit.PERCENT.value(percent), WorkerColors.of(worker), stroke);
    }

    /// Of all workers together, over the whole run.
    private static double average(LiveModel model) {
        double elapsed = Math.max(1, model.progress().elapsed().toNanos());
        double cpuNanos = model.workers().stream().map(WorkerRow::cpuTime).mapToLong(Duration::toNanos).sum();
        return 100 * cpuNanos / elapsed;
    }
}
