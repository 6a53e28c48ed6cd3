package org.poolscope.ui.view.state;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.live.ChildRow;
import org.poolscope.live.WaitsAt;
import org.poolscope.live.WorkerRow;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.text.Figures;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.Texts;

/// The columns of the worker table, from left to right, and what each says of a worker.
public enum WorkerColumn {
    SWATCH(Kind.SWATCH, 32, _ -> ""),
    NUMBER(Kind.FIGURE, 30, row -> Integer.toString(row.worker())),
    PID(Kind.PID, 76, row -> Long.toString(row.program().map(ChildRow::pid).orElse(row.pid()))),
    STATE(Kind.WORDS, 84, row -> row.state().inWords()),
    TASK(Kind.TASK, 160, row -> row.exit().map(WorkerExit::inWords).orElseGet(() -> task(row))),
    TASK_FOR(Kind.FIGURE, 64, row -> row.label().isEmpty() ? "" : Figures.seconds(row.labelFor().toNanos())),
    DONE(Kind.FIGURE, 64, WorkerColumn::done),
    FAILED(Kind.FIGURE, 54, row -> Figures.count(row.failed())),
    CPU(Kind.SPARK, 114, row -> Double.isNaN(row.cpuPercent()) ? "" : Figures.percent(row.cpuPercent())),
    CPU_TIME(Kind.FIGURE, 70, row -> Figures.seconds(row.cpuTime().toNanos())),
    RSS(Kind.FIGURE, 70, row -> memory(row.memoryBytes())),
    PROCESSES(Kind.FIGURE, 64, row -> row.runsPrograms() ? Figures.count(row.programs().processes()) : ""),
    HEAP(Kind.FIGURE, 60, row -> memory(row.heapBytes())),
    GC(Kind.FIGURE, 80, row -> garbage(row.gcCount(), row.gcTime())),
    RESTARTS(Kind.FIGURE, 64, row -> Integer.toString(row.restarts()));

    /// A part that counts no steps of its own, since those of another are the run's, shows none.
    private static String done(WorkerRow row) {
        if (!row.countsSteps()) {
            return Figures.count(row.done() + row.underway());
        }
        return row.steps() == 0 ? "" : Figures.count(row.steps());
    }

    /// Where it waits and what it tells goes before the task: the end is what is cut.
    private static String task(WorkerRow row) {
        ItemReport told = row.report();
        return Stream.of(row.waitsAt().map(WaitsAt::name).orElse(""),
                        told.part().isPresent() ? Figures.part(told.part().getAsDouble()) : "", told.status(),
                        told.figures(MOST_FIGURES, Figures::amount), row.label())
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }

    /// How a column's cells are drawn.
    enum Kind { SWATCH, PID, WORDS, TASK, FIGURE, SPARK }

    /// In a row more could not be read at a glance; Shared has them all.
    private static final int MOST_FIGURES = 4;

    private static final String INDENT = "    ";

    private final Kind kind;
    private final int width;
    private final Function<WorkerRow, String> text;

    WorkerColumn(Kind kind, int width, Function<WorkerRow, String> text) {
        this.kind = kind;
        this.width = width;
        this.text = text;
    }

    Kind kind() {
        return kind;
    }

    /// The width it needs, before scaling.
    int width() {
        return width;
    }

    /// What it says of a worker now.
    public String textOf(WorkerRow row) {
        return text.apply(row);
    }

    /// What it says of a process of a worker's programs now.
    String textOf(ChildRow child) {
        return switch (this) {
            case PID -> Long.toString(child.pid());
            case TASK -> INDENT.repeat(1 + child.depth()) + child.name();
            case CPU -> Double.isNaN(child.cpuPercent()) ? "" : Figures.percent(child.cpuPercent());
            case CPU_TIME -> Figures.seconds(child.cpuTime().toNanos());
            case RSS -> child.memoryBytes() < 0 ? "" : Figures.bytes(child.memoryBytes());
            default -> "";
        };
    }

    String title(Texts texts) {
        return texts.get("worker." + name());
    }

    String tip(Texts texts) {
        return texts.get("worker." + name() + ".tip");
    }

    private static String memory(long bytes) {
        return bytes == 0 ? "" : Figures.megabytes(bytes);
    }

    private static String garbage(long count, Duration time) {
        return count == 0 ? "" : Figures.count(count) + " · " + Figures.seconds(time.toNanos());
    }
}
