package org.poolscope.ui.view.history;

import static org.poolscope.ui.look.ColumnShape.figures;
import static org.poolscope.ui.look.ColumnShape.words;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.RunOrder.By;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.ColumnShape;
import org.poolscope.ui.table.ColumnLayout;
import org.poolscope.workload.Texts;

/// The columns of the table of runs, from left to right.
enum RunColumn implements RowColumn<RunRow> {
    NUMBER(figures(50), By.NUMBER, row -> Long.toString(row.number())),
    STARTED(words(164), By.STARTED, row -> Time.STARTED.format(row.run().started().atZone(ZoneId.systemDefault()))),
    WORKLOAD(words(84), By.WORKLOAD, row -> row.run().workload()),
    SETTINGS(words(220), By.SETTINGS, RunRow::settings),
    STATE(words(110), By.STATE, _ -> ""),
    DONE(figures(64), By.SUCCEEDED, row -> done(row.run())),
    FAILED(figures(64), By.FAILED, row -> countOfAny(row.run().failed())),
    INTERRUPTED(figures(64), By.INTERRUPTED, row -> countOfAny(row.run().interrupted())),
    ELAPSED(figures(76), By.TIME, row -> row.run().time().map(time -> Figures.seconds(time.toNanos())).orElse("")),
    WORKERS(figures(64), By.WORKERS, row -> Integer.toString(row.run().workers())),
    COMMAND(words(124), By.COMMAND, row -> row.run().command());

    /// How times are written, so that they are in order as words, too.
    private static final class Time {
        static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    }

    private final ColumnShape shape;
    private final By by;
    private final Function<RunRow, String> cell;

    RunColumn(ColumnShape shape, By by, Function<RunRow, String> cell) {
        this.shape = shape;
        this.by = by;
        this.cell = cell;
    }

    /// All, or how many of them are done when some are not.
    private static String done(RunEntry run) {
        String succeeded = Figures.count(run.succeeded());
        return run.items() == run.succeeded() ? succeeded
                : succeeded + "/" + (run.items() < 0 ? "?" : Figures.count(run.items()));
    }

    /// Leaves the columns of what none of these runs has to the others: the settings tell most of them.
    static void fit(ColumnLayout columns, List<RunRow> rows) {
        columns.setMeaningful(FAILED.name(), rows.stream().anyMatch(row -> row.run().failed() > 0));
        columns.setMeaningful(INTERRUPTED.name(), rows.stream().anyMatch(row -> row.run().interrupted() > 0));
    }

    private static String countOfAny(long items) {
        return items == 0 ? "" : Figures.count(items);
    }

    /// What the journal puts runs in order by, where they are sorted by this column.
    By by() {
        return by;
    }

    @Override
    public ColumnShape shape() {
        return shape;
    }

    @Override
    public String cell(RunRow row, Texts texts) {
        if (this == COMMAND && row.run().comparison().isPresent()) {
            return texts.format("run.by.comparison", row.run().command(),
                    Long.toString(row.run().comparison().getAsLong()));
        }
        return this == STATE ? texts.get("run.state." + row.run().state().word()) : cell.apply(row);
    }

    @Override
    public String icon(RunRow row) {
        return this == STATE ? icon(row.run()) : "";
    }

    private static String icon(RunEntry run) {
        return switch (run.state()) {
            case RUNNING -> "run";
            case COMPLETED -> run.failed() == 0 ? "success" : "danger";
            case BROKEN -> "danger";
            case STOPPED, INTERRUPTED -> "caution";
        };
    }
}
