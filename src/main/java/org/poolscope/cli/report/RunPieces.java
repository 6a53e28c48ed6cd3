package org.poolscope.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunProgress;
import org.poolscope.live.RunProgress.Estimate;
import org.poolscope.live.SharedSeries;
import org.poolscope.live.WorkerActivity;
import org.poolscope.telemetry.Telemetry.RunPaused;
import org.poolscope.text.Spans;

/// A run's progress in words, the most important first.
public final class RunPieces {

    private RunPieces() {}

    public static List<String> of(LiveModel model) {
        return of(model, model.progress().left());
    }

    /// The same of a run that is one of several.
    ///
    /// @param toCome how much longer all of them will take
    public static List<String> of(LiveModel model, Optional<Estimate> toCome) {
        RunProgress progress = model.progress();
        var pieces = new ArrayList<String>();
        model.pause().map(RunPieces::inWords).ifPresent(pieces::add);
        if (progress.steps().isEmpty()) {
            furthestBehind(model).ifPresent(pieces::add);
        }
        pieces.add(progress.isOpen() ? Digits.count(progress.over()) + " done"
                : Digits.count(Math.min(progress.total(), progress.over())) + "/" + Digits.count(progress.total()));
        if (progress.failed() > 0) {
            pieces.add(Digits.count(progress.failed()) + " failed");
        }
        if (progress.perSecond() > 0) {
            pieces.add(Digits.rate(progress.perSecond()) + " "
                    + progress.steps().map(steps -> steps.all().many()).orElse("items") + "/s");
        }
        // Nobody knows how long a pause will be.
        toCome.filter(_ -> model.pause().isEmpty()).ifPresent(left -> pieces.add(left.range()
                .map(range -> Spans.estimate(range.low(), range.high()))
                .orElseGet(() -> Spans.estimate(left.time())) + " left"));
        pieces.add(count(model, WorkerActivity.RUNNING) + "/" + poolSize(model) + " busy");
        long blocked = count(model, WorkerActivity.BLOCKED);
        if (blocked > 0) {
            pieces.add(blocked + " blocked");
        }
        long stopped = count(model, WorkerActivity.STOPPED);
        if (stopped > 0) {
            pieces.add(stopped + " stopped");
        }
        return pieces;
    }

    /// That a run pauses, and why.
    public static String inWords(RunPaused pause) {
        String what = pause.suspended() ? "suspended" : "paused";
        return pause.why().isEmpty() ? what : what + ": " + pause.why();
    }

    /// Of a batch whose items are parts that work together until the end, the items tell nothing before the end: where
    /// it counts no steps, the shared counters do, and of these the one that has the longest way to go to its expected
    /// value.
    private static Optional<String> furthestBehind(LiveModel model) {
        return model.shared().counters().values().stream()
                .filter(counter -> counter.limit().orElse(0) > 0 && !Double.isNaN(counter.values().last()))
                .min(Comparator.comparingDouble(RunPieces::share))
                .map(counter -> counter.name() + " " + (int) Math.floor(100 * share(counter)) + " %");
    }

    private static double share(SharedSeries counter) {
        return Math.min(1, counter.values().last() / counter.limit().orElseThrow());
    }

    private static long count(LiveModel model, WorkerActivity state) {
        return model.workers().stream().filter(row -> row.state() == state).count();
    }

    private static int poolSize(LiveModel model) {
        return model.configuration().map(configuration -> configuration.pool().workers()).orElse(0);
    }
}
