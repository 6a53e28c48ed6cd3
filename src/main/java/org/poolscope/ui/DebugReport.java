package org.poolscope.ui;

import java.util.Locale;
import java.util.function.Consumer;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.RunReport;
import org.poolscope.ui.run.EdtWatch;
import org.poolscope.ui.run.ProgramCost;
import org.poolscope.ui.run.SessionListener;

/// Says in one line at the end of each run how often the window was drawn, how long it could not have answered, and
/// what watching cost.
final class DebugReport implements SessionListener {

    private final EdtWatch watch;
    private final Consumer<String> log;
    private final ProgramCost cost = new ProgramCost();
    private long frames;

    DebugReport(EdtWatch watch, Consumer<String> log) {
        this.watch = watch;
        this.log = log;
    }

    @Override
    public void runBegins(LiveModel model) {
        watch.reset();
        frames = 0;
        cost.begin();
        cost.read(0);
    }

    @Override
    public void frame(LiveModel model) {
        frames++;
    }

    @Override
    public void runEnds(LiveModel model) {
        cost.read(model.samplingNanos());
        double share = cost.share().orElseThrow().all();
        model.report().ifPresent(report -> log.accept(line(report, watch.slices(), share)));
    }

    private String line(RunReport report, EdtWatch.Slices slices, double observerShare) {
        double seconds = report.wall().toNanos() / 1e9;
        return String.format(Locale.ROOT,
                "%s, %d workers, %.1f s: %.1f frames a second, longest EDT slice %.1f ms, of %d 95 %% within %.1f ms, "
                        + "99 %% within %.1f ms, most processor time of one %.1f ms; observer %.2f %% of a core",
                report.configuration().workload(), report.configuration().pool().workers(),
                seconds, frames / seconds, slices.longestMillis(), slices.count(), slices.usualMillis(),
                slices.highMillis(), slices.longestCpuMillis(), observerShare * 100);
    }
}
