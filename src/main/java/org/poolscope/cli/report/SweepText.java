package org.poolscope.cli.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.cli.terminal.Screen.Ink;
import org.poolscope.cli.terminal.Table;
import org.poolscope.cli.terminal.Table.Side;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.compare.words.Findings;
import org.poolscope.compare.words.SweepWords;

/// A sweep's result for a person to read: a table of the sizes, the runs that do not count, and the size to use.
public final class SweepText {

    private static final String NONE = "–";

    /// The columns of the table that a narrow terminal goes without: greatest and least time, spread, ideal, ratio.
    private static final int[] DISPENSABLE = {4, 3, 2, 6, 7};

    private final Screen screen;

    private final Optional<Hardware> hardware;

    /// Of a machine of which nothing is known.
    public SweepText(Screen screen) {
        this(screen, Optional.empty());
    }

    /// @param hardware what the sizes were run on
    public SweepText(Screen screen, Optional<Hardware> hardware) {
        this.screen = screen;
        this.hardware = hardware;
    }

    /// What is about to be run.
    public static String beginning(SweepConfiguration sweep) {
        return "pool sizes " + sweep.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (sweep.threads().isEmpty() ? "" : " with " + sweep.threads().stream().map(String::valueOf)
                .collect(Collectors.joining(", ")) + " threads for each item") + ", " + SweepWords.plan(sweep);
    }

    /// That items failed, though the times may count.
    ///
    /// @param whereAll where all of them are named, in words
    public static String failures(int runs, String whereAll) {
        return "failed: some items in " + Digits.count(runs, "run") + "; " + whereAll;
    }

    public void print(SweepResult result, PrintWriter out) {
        out.printf(Locale.ROOT, "%s, %d of %d runs%s%n", result.configuration().configuration().workload(),
                result.runs(), result.planned(),
                result.stopped() ? ": " + screen.paint(Ink.BAD, "stopped") : "");
        out.println();
        result.map().ifPresent(grid -> {
            GridText.lines(grid).forEach(out::println);
            out.println();
        });
        List<String> lines = table(result).lines(screen.room(), DISPENSABLE);
        out.println(screen.paint(Ink.HEADING, lines.getFirst()));
        for (int i = 1; i < lines.size(); i++) {
            boolean knee = result.knee().equals(OptionalInt.of(result.sizes().get(i - 1).size()));
            out.println(knee ? screen.paint(Ink.GOOD, lines.get(i)) : lines.get(i));
        }
        out.println();
        new FindingsText(screen).print(Findings.of(result, hardware), out);
        out.flush();
    }

    private static Table table(SweepResult result) {
        var table = new Table(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT,
                Side.RIGHT, Side.LEFT);
        table.row("workers", "median", "spread", "min", "max", "speed-up", "ideal", "× best", "");
        for (SizeResult size : result.sizes()) {
            table.row(Integer.toString(size.size()),
                    size.seconds().map(s -> Digits.seconds(s.median())).orElse(NONE),
                    size.seconds().map(Statistics::stddev).map(SweepText::spread).orElse(NONE),
                    size.seconds().map(s -> Digits.seconds(s.min())).orElse(NONE),
                    size.seconds().map(s -> Digits.seconds(s.max())).orElse(NONE),
                    factor(size.speedup()), factor(size.ideal()), againstBest(result, size), remark(result, size));
        }
        return table;
    }

    private static String againstBest(SweepResult result, SizeResult size) {
        return result.recommendation().rivals().stream().filter(rival -> rival.size() == size.size())
                .flatMap(rival -> rival.ratio().stream()).findFirst()
                .map(ratio -> String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", ratio.value(), ratio.interval().low(),
                        ratio.interval().high())).orElse("");
    }

    private static String spread(OptionalDouble stddev) {
        return stddev.isPresent() ? "± " + Digits.seconds(stddev.getAsDouble()) : NONE;
    }

    private static String factor(OptionalDouble factor) {
        return factor.isPresent() ? Digits.factor(factor.getAsDouble()) : NONE;
    }

    private static String remark(SweepResult result, SizeResult size) {
        OptionalInt same = OptionalInt.of(size.size());
        String role = result.knee().isEmpty() ? ""
                : result.knee().equals(same) ? "knee"
                : result.best().equals(same) ? "fastest" : "";
        int invalid = size.invalid().size();
        int again = (int) size.timings().stream().filter(timing -> timing.valid() && timing.again()).count();
        return Stream.of(role, SweepWords.verdict(result, size.size()), again == 0 ? "" : again + " repeated",
                        invalid == 0 ? "" : invalid + " invalid")
                .filter(words -> !words.isEmpty()).distinct().collect(Collectors.joining(", "));
    }
}
