package org.poolscope.ui;

import java.util.Locale;
import java.util.function.Consumer;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.RunReport;
import org.poolscope.ui.run.EdtWatch;
import org.poolscope.ui.run.ProgramCost;
import org.poolscope.ui.run.SessionListener;

/// Says in one line at the end of each run how long the window could not have answered, and what watching cost.
final class DebugReport implements SessionListener {

    private final EdtWatch watch;
    private final Consumer<String> log;
    private final ProgramCost cost = new ProgramCost();

    DebugReport(EdtWatch watch, Consumer<String> log) {
        this.watch = watch;
        this.log = log;
    }

    @Override
    public void runBegins(LiveModel model) {
        watch.reset();
        cost.begin();
        cost.read(0);
    }

    @Override
    public void runEnds(LiveModel model) {
        cost.read(model.samplingNanos());
        double share = cost.share().orElseThrow().all();
        model.report().ifPresent(report -> log.accept(line(report, watch.slices(), share)));
    }

    private static String line(RunReport report, EdtWatch.Slices slices, double observerShare) {
        return String.format(Locale.ROOT,
                "%s, %d workers, %.1f s: longest EDT slice %.1f ms, 99 %% of %d within %.1f ms, most processor time "
                        + "of one %.1f ms; observer %.2f %% of a core",
                report.configuration().workload(), report.configuration().pool().workers(),
                report.wall().toNanos() / 1e9, slices.longestMillis(), slices.count(), slices.highMillis(),
                slices.longestCpuMillis(), observerShare * 100);
    }
}
