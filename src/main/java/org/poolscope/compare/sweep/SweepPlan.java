package org.poolscope.compare.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.compare.measured.SweepRun.Place;
import org.poolscope.compare.measured.SweepRun.Turn;
import org.poolscope.compare.question.SweepConfiguration;

/// Which run comes next in a block. Used by the sweep's thread alone.
///
/// The size that runs twice is the fastest so far: it takes the least time, and it is the differences from it that are
/// to be told from noise.
final class SweepPlan {

    /// Stands for the twin in the order of a block.
    private static final Place TWIN = new Place(0, Turn.TWIN);

    private final SweepConfiguration configuration;
    private final int processors;

    /// @param processors the twin of the first block has as many workers, or as many as come nearest from below
    SweepPlan(SweepConfiguration configuration, int processors) {
        this.configuration = configuration;
        this.processors = processors;
    }

    /// The runs of a block, in their order.
    ///
    /// @param block from 1
    /// @param best  the fastest place of the blocks before
    List<Place> block(int block, Optional<Place> best) {
        var columns = new ArrayList<Place>();
        configuration.layers().forEach(threads -> configuration.sizes().forEach(size ->
                columns.add(new Place(size, threads, Turn.SIZE))));
        configuration.baselines().forEach(threads -> columns.add(new Place(threads, Turn.BASELINE)));
        if (configuration.twins()) {
            columns.add(TWIN);
        }
        Place twin = best.orElseGet(() -> new Place(likely(), configuration.layers().getFirst(), Turn.SIZE));
        return BlockOrder.of(columns, block - 1, configuration.seed()).stream()
                .map(place -> place.equals(TWIN) ? new Place(twin.size(), twin.threads(), Turn.TWIN) : place).toList();
    }

    private int likely() {
        return configuration.sizes().stream().filter(size -> size <= processors).reduce((_, later) -> later)
                .orElse(configuration.sizes().getFirst());
    }

    /// What was disturbed in a block and is to be run once more at its end.
    static List<Place> again(List<SweepRun> runs, int block) {
        return runs.stream().filter(run -> run.block() == block && run.isDisturbed() && !run.isBroken())
                .map(SweepRun::place).distinct().toList();
    }
}
