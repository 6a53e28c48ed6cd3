package org.poolscope.cli.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.cli.terminal.Screen.Ink;
import org.poolscope.cli.terminal.Table;
import org.poolscope.cli.terminal.Table.Side;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.RunReport.ProcessReport;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.telemetry.Telemetry.RunStarted;
import org.poolscope.text.Printable;
import org.poolscope.workload.StepCount;

/// A run's report for a person to read: how it went, what was found, and what every process did.
public final class RunText {

    private static final String INDENT = "  ";
    private static final int SHOWN_ELEMENTS = 8;

    /// A narrower terminal gets the outcome in several lines.
    private static final int ONE_LINE = 80;
    private static final String LINE_BREAK = System.lineSeparator() + INDENT;

    /// The columns of the processes' table that a narrow terminal goes without: pid, resident memory, tasks.
    private static final int[] DISPENSABLE = {1, 5, 2};

    private final Screen screen;

    public RunText(Screen screen) {
        this.screen = screen;
    }

    /// What is about to be run.
    public static String beginning(RunStarted started) {
        return (started.items() < 0 ? "items as they come" : amount(started.items(), started.steps())) + " on "
                + Digits.count(started.configuration().pool().workers(), "worker");
    }

    /// Items; or steps, where these are what is counted, and then items are the parts that do them.
    private static String amount(long items, Optional<StepCount> steps) {
        return steps.map(all -> counted(all.total(), all) + " in " + Digits.count(items, "part"))
                .orElseGet(() -> Digits.count(items, "item"));
    }

    private static String counted(long number, StepCount steps) {
        return Digits.count(number) + " " + steps.noun(number);
    }

    /// The first line of it, and what is to be known besides.
    public void printOutcome(RunReport report, PrintWriter out) {
        out.println(outcome(report));
        report.cautions().forEach(caution -> sentence(caution, line -> screen.paint(Ink.CAUTION, line), out));
        report.notes().forEach(note -> sentence(note, UnaryOperator.identity(), out));
        out.flush();
    }

    public void print(RunReport report, PrintWriter out) {
        out.println(outcome(report));
        report.cautions().forEach(caution -> sentence(caution, line -> screen.paint(Ink.CAUTION, line), out));
        values(report.values()).forEach(line -> out.println(INDENT + line));
        report.notes().forEach(note -> sentence(note, UnaryOperator.identity(), out));
        if (!report.processes().isEmpty()) {
            out.println();
            List<String> lines = processes(report.processes()).lines(screen.room(), DISPENSABLE);
            out.println(screen.paint(Ink.HEADING, lines.getFirst()));
            lines.stream().skip(1).forEach(out::println);
            neverStarted(report).ifPresent(out::println);
        }
        out.flush();
    }

    private String outcome(RunReport report) {
        String done = switch (report.outcome()) {
            case COMPLETED -> report.isPlainSuccess() ? screen.paint(Ink.GOOD, "all succeeded")
                    : report.failed() == 0 ? screen.paint(Ink.CAUTION, "all done, with a caution")
                    : screen.paint(Ink.BAD, Digits.count(report.failed()) + " failed") + ", "
                            + Digits.count(report.succeeded()) + " succeeded";
            case STOPPED -> screen.paint(Ink.BAD, "stopped") + " " + soFar(report);
            case BROKEN -> screen.paint(Ink.BAD, "broken off") + " " + soFar(report);
        };
        String details = "(" + amount(report.items(), report.steps().map(StepsDone::all)) + " on "
                + Digits.count(report.configuration().pool().workers(), "worker") + ", "
                + Digits.seconds(report.wall())
                + (report.paused().isZero() ? "" : ", of these paused " + Digits.seconds(report.paused())) + ", "
                + rate(report) + "/s)";
        String outcome = report.configuration().workload() + ": " + done;
        return screen.room() < ONE_LINE
                ? outcome + LINE_BREAK + String.join(LINE_BREAK,
                        WorkloadText.wrap(details, screen.room() - INDENT.length()))
                : outcome + INDENT + details;
    }

    private void sentence(String sentence, UnaryOperator<String> paint, PrintWriter out) {
        WorkloadText.wrap(Digits.grouped(sentence) + ".", screen.room() - INDENT.length())
                .forEach(line -> out.println(INDENT + paint.apply(Printable.of(line))));
    }

    /// Said of a run that needed fewer workers than it was given: the table would leave a person counting.
    private static Optional<String> neverStarted(RunReport report) {
        long asked = report.configuration().pool().workers();
        long missing = asked - report.processes().stream().mapToInt(ProcessReport::worker).distinct().count();
        return missing > 0 && report.outcome() == Outcome.COMPLETED
                ? Optional.of(Digits.count(missing) + " of " + Digits.count(asked, "worker")
                        + (missing == 1 ? " was" : " were")
                        + " never started: the batch was over first")
                : Optional.empty();
    }

    private static String rate(RunReport report) {
        return report.steps()
                .map(steps -> Digits.rate(steps.perSecond(report.wall())) + " " + steps.all().many())
                .orElseGet(() -> Digits.rate(report.itemsPerSecond()) + " items");
    }

    private static String soFar(RunReport report) {
        if (report.steps().isPresent()) {
            StepsDone steps = report.steps().get();
            return "with " + Digits.count(steps.done()) + " of " + counted(steps.all().total(), steps.all()) + " done";
        }
        return "with " + Digits.count(report.succeeded()) + " succeeded, " + Digits.count(report.failed())
                + " failed, " + (report.interrupted() == 0 ? "" : Digits.count(report.interrupted()) + " ended, ")
                + Digits.count(report.notRun()) + " not run";
    }

    private static List<String> values(Map<String, Object> values) {
        var table = new Table(Side.LEFT, Side.LEFT);
        values.forEach((name, value) -> table.row(name, inWords(value)));
        return table.lines();
    }

    private static String inWords(Object value) {
        return switch (value) {
            case long[] numbers -> list(LongStream.of(numbers).boxed().toList());
            case double[] numbers -> list(DoubleStream.of(numbers).boxed().toList());
            case byte[] bytes -> Digits.count(bytes.length, "byte");
            case List<?> elements -> list(elements);
            case Map<?, ?> map -> list(map.entrySet().stream().map(e -> e.getKey() + "="
                    + inWords(e.getValue())).toList());
            default -> value.toString();
        };
    }

    private static String list(List<?> elements) {
        if (elements.isEmpty()) {
            return "none";
        }
        var shown = new ArrayList<String>();
        elements.stream().limit(SHOWN_ELEMENTS).forEach(element -> shown.add(inWords(element)));
        int more = elements.size() - shown.size();
        return String.join(", ", shown) + (more == 0 ? "" : ", … (" + Digits.count(elements.size()) + " listed)");
    }

    private static Table processes(List<ProcessReport> processes) {
        var table = new Table(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT);
        table.row("worker", "pid", "tasks", "items", "CPU", "peak RSS", "exit");
        for (ProcessReport process : processes) {
            table.row(Integer.toString(process.worker()), Long.toString(process.pid()), Digits.count(process.tasks()),
                    Digits.count(process.items()), Digits.seconds(process.cpu()),
                    Digits.megabytes(process.peakRssBytes()), process.exit().inWords());
        }
        return table;
    }
}
