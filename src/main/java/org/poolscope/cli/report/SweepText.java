package org.poolscope.cli.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.poolscope.cli.terminal.Screen.Ink;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.cli.terminal.Table.Side;
import org.poolscope.cli.terminal.Table;
import org.poolscope.compare.SizeResult;
import org.poolscope.compare.Statistics;
import org.poolscope.compare.SweepConfiguration;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.SweepWarning;
import org.poolscope.compare.Timing;
import org.poolscope.text.Printable;

/// A sweep's result for a person to read: a table of the sizes, the runs that do not count, and the size to use.
public final class SweepText {

    private static final String NONE = "–";

    /// The columns of the table that a narrow terminal goes without: greatest and least time, spread, ideal.
    private static final int[] DISPENSABLE = {4, 3, 2, 6};

    private final Screen screen;

    public SweepText(Screen screen) {
        this.screen = screen;
    }

    /// What is about to be run.
    public static String beginning(SweepConfiguration sweep) {
        return "pool sizes " + sweep.sizes().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ", "
                + Figures.count(sweep.repeats(), "run") + " each";
    }

    /// That items failed, though the times may count.
    ///
    /// @param whereAll where all of them are named, in words
    public static String failures(int runs, String whereAll) {
        return "failed: some items in " + Figures.count(runs, "run") + "; " + whereAll;
    }

    public void print(SweepResult result, PrintWriter out) {
        out.printf(Locale.ROOT, "%s, %d of %d runs%s%n", result.configuration().configuration().workload(), result.runs(),
                result.configuration().runs(), result.stopped() ? ": " + screen.paint(Ink.BAD, "stopped") : "");
        out.println();
        List<String> lines = table(result).lines(screen.room(), DISPENSABLE);
        out.println(screen.paint(Ink.HEADING, lines.getFirst()));
        for (int i = 1; i < lines.size(); i++) {
            boolean knee = result.knee().equals(OptionalInt.of(result.sizes().get(i - 1).size()));
            out.println(knee ? screen.paint(Ink.GOOD, lines.get(i)) : lines.get(i));
        }
        out.println();
        result.sizes().forEach(size -> printInvalid(size, out));
        SweepWarning.about(result).forEach(warning -> wrapped("caution: " + inWords(warning), out));
        wrapped(conclusion(result), out);
        out.flush();
    }

    private static Table table(SweepResult result) {
        var table = new Table(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT);
        table.row("workers", "median", "spread", "min", "max", "speed-up", "ideal", "");
        for (SizeResult size : result.sizes()) {
            table.row(Integer.toString(size.size()),
                    size.seconds().map(s -> Figures.seconds(s.median())).orElse(NONE),
                    size.seconds().map(Statistics::stddev).map(SweepText::spread).orElse(NONE),
                    size.seconds().map(s -> Figures.seconds(s.min())).orElse(NONE),
                    size.seconds().map(s -> Figures.seconds(s.max())).orElse(NONE),
                    factor(size.speedup()), factor(size.ideal()), remark(result, size));
        }
        return table;
    }

    private static String spread(OptionalDouble stddev) {
        return stddev.isPresent() ? "± " + Figures.seconds(stddev.getAsDouble()) : NONE;
    }

    private static String factor(OptionalDouble factor) {
        return factor.isPresent() ? Figures.factor(factor.getAsDouble()) : NONE;
    }

    private static String remark(SweepResult result, SizeResult size) {
        OptionalInt same = OptionalInt.of(size.size());
        String role = result.knee().isEmpty() ? ""
                : result.knee().equals(same) ? "knee"
                : result.best().equals(same) ? "fastest" : "";
        int invalid = size.invalid().size();
        String missing = invalid == 0 ? "" : invalid + " invalid";
        return role.isEmpty() || missing.isEmpty() ? role + missing : role + ", " + missing;
    }

    private void printInvalid(SizeResult size, PrintWriter out) {
        size.invalid().stream()
                .collect(Collectors.groupingBy(Timing::invalid, Collectors.counting()))
                .forEach((reason, count) -> out.println(screen.paint(Ink.BAD, "invalid") + ": "
                        + Figures.count(count, "run") + " with " + Figures.count(size.size(), "worker") + ": " + Printable.of(reason)));
    }

    private void wrapped(String text, PrintWriter out) {
        WorkloadText.wrap(text, screen.room()).forEach(out::println);
    }

    private static String inWords(SweepWarning warning) {
        return switch (warning) {
            case SweepWarning.ShortRuns(double seconds) -> "these runs last " + Figures.seconds(seconds)
                    + ", much of which is starting workers; choose a longer batch";
            case SweepWarning.WithinSpread(int best, int rival) -> best + " and " + rival
                    + " workers differ by less than the spread of their runs; raise --repeat to tell them apart";
        };
    }

    private static String conclusion(SweepResult result) {
        if (result.knee().isEmpty()) {
            return result.stopped()
                    ? "Stopped before every size was measured: no recommendation."
                    : "No run counts, so there is nothing to compare.";
        }
        if (result.sizes().size() == 1) {
            return "Only one size was run, so there is nothing to compare it with.";
        }
        return advice(result) + (result.stopped()
                ? " But it was stopped early: this rests on " + counted(result) + " of " + result.configuration().runs() + " runs."
                : "");
    }

    private static int counted(SweepResult result) {
        return result.sizes().stream().mapToInt(size -> size.validSeconds().length).sum();
    }

    private static String advice(SweepResult result) {
        int knee = result.knee().getAsInt();
        int best = result.best().orElseThrow();
        String use = "Use " + Figures.count(knee, "worker") + ": ";
        if (knee != best) {
            double saved = 1 - seconds(result, best) / seconds(result, knee);
            return use + String.format(Locale.ROOT, "the fastest pool, of %d, would save only %.1f %% of its %s.",
                    best, 100 * saved, median(result, knee)) + against(result, knee);
        }
        return use + (knee == result.base().orElseThrow()
                ? "no other pool is faster."
                : "no smaller pool comes within 5 % of its " + median(result, knee) + ".") + against(result, knee);
    }

    private static String against(SweepResult result, int knee) {
        int base = result.base().orElseThrow();
        return knee == base ? "" : " It is " + Figures.factor(result.at(knee).speedup().orElseThrow()) + " as fast as "
                + Figures.count(base, "worker") + ".";
    }

    private static String median(SweepResult result, int size) {
        return Figures.seconds(seconds(result, size));
    }

    private static double seconds(SweepResult result, int size) {
        return result.at(size).seconds().orElseThrow().median();
    }
}
