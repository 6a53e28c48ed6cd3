package org.poolscope.ui.view.log;

import static org.poolscope.ui.look.ColumnShape.figures;
import static org.poolscope.ui.look.ColumnShape.words;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.item.ItemChoice.By;
import org.poolscope.live.ItemLine;
import org.poolscope.live.ItemState;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.ColumnShape;
import org.poolscope.ui.table.DataTable;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ItemUse.Figure;
import org.poolscope.workload.Texts;

/// The columns of the items' table, from left to right.
public enum ItemColumn {
    RESULT(words(84), By.STATE, (_, _) -> ""),
    NAME(words(240), By.NAME, (line, _) -> line.name()),
    ITEMS(figures(80), By.ITEMS, (line, _) -> Figures.count(line.items())),
    WORKER(figures(70), By.WORKER, (line, _) -> line.worker() == 0 ? "" : Integer.toString(line.worker())),
    START(figures(84), By.START, (line, _) -> begun(line, line.start())),
    ELAPSED(figures(84), By.ELAPSED, (line, _) -> begun(line, line.elapsed())),
    CPU(figures(84), By.CPU, Use.CPU),
    MEMORY(figures(84), By.MEMORY, Use.MEMORY),
    /// Before the rest of what programs have used: why an item failed is not to be scrolled for.
    MESSAGE(words(300), By.MESSAGE, (line, _) -> told(line)),
    READ(figures(84), By.READ, Use.READ),
    WRITTEN(figures(84), By.WRITTEN, Use.WRITTEN),
    PROCESSES(figures(84), By.PROCESSES, Use.PROCESSES),
    THREADS(figures(84), By.THREADS, Use.THREADS);

    /// What a cell says of a line.
    private interface Cell {
        String of(ItemLine line, Texts texts);
    }

    /// What an item's programs have used.
    private enum Use {
        CPU(ItemUse::cpuNanos, Figures::seconds),
        MEMORY(ItemUse::peakBytes, Figures::bytes),
        READ(ItemUse::readBytes, Figures::bytes),
        WRITTEN(ItemUse::writtenBytes, Figures::bytes),
        PROCESSES(ItemUse::processes, Figures::count),
        THREADS(ItemUse::threads, Figures::count);

        private final Function<ItemUse, Figure> figure;
        private final LongFunction<String> words;

        Use(Function<ItemUse, Figure> figure, LongFunction<String> words) {
            this.figure = figure;
            this.words = words;
        }

        String of(ItemLine line) {
            Figure known = figure.apply(line.use());
            return known.isKnown() ? words.apply(known.value()) : "";
        }
    }

    private final ColumnShape shape;
    private final By by;
    private final Cell cell;
    private final @Nullable Use use;

    ItemColumn(ColumnShape shape, By by, Cell cell) {
        this.shape = shape;
        this.by = by;
        this.cell = cell;
        this.use = null;
    }

    ItemColumn(ColumnShape shape, By by, Use use) {
        this.shape = shape;
        this.by = by;
        this.cell = (line, _) -> use.of(line);
        this.use = use;
    }

    /// What the journal puts lines in order by, where they are sorted by this column.
    By by() {
        return by;
    }

    /// Whether it tells what programs have used, and so means nothing where none ran.
    boolean tellsUse() {
        return use != null;
    }

    /// How well its figure is known; empty if it has none.
    Optional<Accuracy> accuracyOf(ItemLine line) {
        return Optional.ofNullable(use).map(of -> of.figure.apply(line.use()).accuracy())
                .filter(accuracy -> accuracy != Accuracy.UNKNOWN);
    }

    ColumnShape shape() {
        return shape;
    }

    private static String begun(ItemLine line, Duration time) {
        return line.state() == ItemState.WAITING ? "" : Figures.seconds(time.toNanos());
    }

    /// The figures that it told of itself, and what else is to be said of it; of a failure the reason goes before.
    static String told(ItemLine line) {
        String figures = line.report().figures(ItemReport.MOST_VALUES, Figures::amount);
        Stream<String> both = line.success() ? Stream.of(figures, line.message()) : Stream.of(line.message(), figures);
        return both.filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
    }

    Function<ItemLine, String> cell(Texts texts) {
        return this == RESULT
                ? line -> texts.get("item.state." + line.state().name())
                : line -> cell.of(line, texts);
    }

    String title(Texts texts) {
        return texts.get("item." + name());
    }

    /// What it means, for its heading.
    String tip(Texts texts) {
        return tellsUse() ? texts.get("item." + name() + ".tip") : title(texts);
    }

    /// Shows the column that tells for how many items a line stands, or does without it where that is one for all.
    static void showItems(DataTable table, boolean shown) {
        table.columns().setMeaningful(ITEMS.name(), shown);
    }

    /// Shows the columns that tell what programs have used, or does without them.
    static void showUse(DataTable table, boolean shown) {
        Arrays.stream(values()).filter(ItemColumn::tellsUse)
                .forEach(column -> table.columns().setMeaningful(column.name(), shown));
    }
}
