package org.poolscope.compare.words;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.Grid;
import org.poolscope.compare.measured.Grid.Cell;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// What a comparison of pool sizes and threads of items has found, in sentences.
public final class GridWords {

    private final Grid grid;
    private final Texts texts;

    GridWords(Grid grid, Texts texts) {
        this.grid = grid;
        this.texts = texts;
    }

    /// A cell as a person says it.
    public static String of(Cell cell) {
        return of(cell.size(), cell.threads());
    }

    /// The same of a pool size with so many threads for each item.
    public static String of(int size, int threads) {
        return Texts.of(GridWords.class).format("grid.cell", size, threads);
    }

    /// Which cell to take. There must be an advised one.
    String verdict() {
        Cell advised = grid.advised().orElseThrow();
        return measured().findFirst().filter(cell -> !cell.equals(advised))
                .map(cell -> texts.format("grid.use", of(advised),
                        String.format(Locale.ROOT, "%.2f", median(cell) / median(advised)), of(cell)))
                .orElseGet(() -> texts.format("grid.base", of(advised)));
    }

    /// Why it is this one. Nothing has to be said of the fastest if it takes the fewest processors, too.
    String why() {
        Cell advised = grid.advised().orElseThrow();
        Cell best = grid.best().orElseThrow();
        String seconds = Figures.exactSeconds(median(advised));
        if (!advised.equals(best)) {
            return texts.format("grid.knee", of(best), Figures.percent(100 * (1 - median(best) / median(advised))),
                    seconds);
        }
        return measured().noneMatch(cell -> cell.processors() < advised.processors()) ? ""
                : texts.format("grid.best", Figures.wholePercent(100 * SweepResult.KNEE_TOLERANCE), seconds);
    }

    /// With how many threads the single sizes are shown.
    Optional<String> shown(SweepResult result) {
        return result.threads().stream().mapToObj(threads -> texts.format("grid.shown", threads)).findFirst();
    }

    private Stream<Cell> measured() {
        return grid.cells().stream().filter(cell -> cell.median().isPresent());
    }

    private static double median(Cell cell) {
        return cell.median().orElseThrow();
    }
}
