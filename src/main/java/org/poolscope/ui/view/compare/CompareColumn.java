package org.poolscope.ui.view.compare;

import java.util.OptionalDouble;
import java.util.function.Function;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// The columns of the table of a comparison, from left to right.
enum CompareColumn {
    SIZE(size -> Figures.count(size.size())),
    RUNS(size -> Figures.count(size.validSeconds().length)),
    INVALID(size -> size.invalid().isEmpty() ? "" : Figures.count(size.invalid().size())),
    MEDIAN(size -> time(size, Statistics::median)),
    LEAST(size -> time(size, Statistics::min)),
    MOST(size -> time(size, Statistics::max)),
    SPEEDUP(size -> times(size.speedup())),
    IDEAL(size -> times(size.ideal())),
    EFFICIENCY(CompareColumn::efficiency),
    MEMORY(size -> size.peakBytes().orElse(0) == 0 ? "" : Figures.megabytes(size.peakBytes().getAsLong())),
    RATE(size -> size.perSecond().isEmpty() ? "" : Figures.rate(size.perSecond().getAsDouble())),
    /// Of the fastest against this one; it takes more than the size alone to say.
    VERDICT(_ -> "");

    private final Function<SizeResult, String> cell;

    CompareColumn(Function<SizeResult, String> cell) {
        this.cell = cell;
    }

    String textOf(SizeResult size) {
        return cell.apply(size);
    }

    /// @param noun what is counted in the sizes' runs, items or their steps
    String title(Texts texts, String noun) {
        return texts.format("compare." + name(), noun);
    }

    String tip(Texts texts) {
        return texts.get("compare." + name() + ".tip");
    }

    private static String time(SizeResult size, Function<Statistics, Double> which) {
        return size.seconds().map(which).map(s -> Figures.seconds(Math.round(s * 1e9))).orElse("");
    }

    private static String times(OptionalDouble factor) {
        return factor.isEmpty() ? "" : Figures.factor(factor.getAsDouble());
    }

    private static String efficiency(SizeResult size) {
        return size.speedup().isEmpty() || size.ideal().isEmpty()
                ? ""
                : Figures.percent(100 * size.speedup().getAsDouble() / size.ideal().getAsDouble());
    }
}
