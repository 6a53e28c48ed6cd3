package org.poolscope.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunProgress;
import org.poolscope.live.WorkerState;

/// A run's progress in words, the most important first.
public final class RunPieces {

    private RunPieces() {}

    public static List<String> of(LiveModel model) {
        RunProgress progress = model.progress();
        long over = Math.min(progress.items(), progress.done() + progress.failed() + progress.underway());
        var pieces = new ArrayList<String>();
        pieces.add(Figures.count(over) + "/" + Figures.count(progress.items()));
        if (progress.failed() > 0) {
            pieces.add(Figures.count(progress.failed()) + " failed");
        }
        if (progress.itemsPerSecond() > 0) {
            pieces.add(Figures.rate(progress.itemsPerSecond()) + " items/s");
        }
        progress.left().ifPresent(left -> pieces.add(Figures.clock(left.time()) + " left"));
        pieces.add(busy(model) + "/" + poolSize(model) + " busy");
        return pieces;
    }

    private static long busy(LiveModel model) {
        return model.workers().stream().filter(row -> row.state() == WorkerState.RUNNING).count();
    }

    private static int poolSize(LiveModel model) {
        return model.configuration().map(configuration -> configuration.pool().workers()).orElse(0);
    }
}
