package org.poolscope.chart.pane;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Set;

/// Which workers stand out: those highlighted, before all others; all alike when none is.
///
/// @param workers places in the pool, from 1
public record Emphasis(Set<Integer> workers) {

    private static final double DIM = 0.28;

    public Emphasis {
        workers = Set.copyOf(workers);
    }

    public boolean highlights(int worker) {
        return workers.contains(worker);
    }

    private boolean dims(int worker) {
        return !workers.isEmpty() && !highlights(worker);
    }

    public Color color(int worker, ChartTheme theme) {
        Color color = WorkerColors.of(worker);
        return dims(worker) ? theme.faded(color, DIM) : color;
    }

    public BasicStroke stroke(int worker) {
        return WorkerColors.stroke(worker, highlights(worker) ? 2.2f : dims(worker) ? 1 : 1.5f);
    }
}
