package org.poolscope.compare.prediction;

import java.util.Collections;
import java.util.List;

/// What a run took besides its items, as it was measured. In seconds.
///
/// @param ready for each worker that came to be, when it could have begun its first task, from the launch of the first
/// @param gap   from a task to the next of the same worker, or to its first one, on average
/// @param end   from the last task to the end of the run
/// @param chunk how many items a task had
/// @param named whether items are known by name
public record RunPace(List<Double> ready, double gap, double end, int chunk, boolean named) {

    public RunPace {
        ready = ready.stream().sorted().toList();
        if (chunk < 1) {
            throw new IllegalArgumentException("a task without an item");
        }
    }

    /// With items that are known by name.
    public RunPace(List<Double> ready, double gap, double end, int chunk) {
        this(ready, gap, end, chunk, true);
    }

    /// For all that is not items it takes no time.
    public static RunPace ideal(int workers) {
        return new RunPace(Collections.nCopies(workers, 0.0), 0, 0, 1);
    }

    /// When so many workers are ready of a pool of which fewer have come to be, or more: the later ones as the last.
    double[] ready(int workers) {
        double[] all = new double[workers];
        for (int i = 0; i < workers; i++) {
            all[i] = ready.isEmpty() ? 0 : ready.get(Math.min(i, ready.size() - 1));
        }
        return all;
    }
}
