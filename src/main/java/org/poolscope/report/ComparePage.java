package org.poolscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.measured.Timing;
import org.poolscope.compare.question.Conditions;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.question.SweepJob;
import org.poolscope.compare.statistics.Interval;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.compare.words.DisturbanceWords;
import org.poolscope.compare.words.Findings;
import org.poolscope.compare.words.SliceWords;
import org.poolscope.compare.words.SweepWords;
import org.poolscope.job.JobCommandLine;
import org.poolscope.job.JobSpec;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workloads;

/// A comparison as one page of HTML that can be passed on: what it found, its charts, its figures, how to repeat it. It
/// needs no script and nothing beside it, is light or dark as its reader wants it, and can be printed. It is never
/// larger than some megabytes: of very many runs only some are listed, and it says so.
public final class ComparePage {

    /// Of more runs than these the charts and the list hold an even choice.
    static final int MOST_RUNS = 4000;

    private final Texts texts = Texts.of(ComparePage.class);
    private final Html html = new Html();
    private final SweepResult result;
    private final Machine machine;

    private ComparePage(SweepResult result, Machine machine) {
        this.result = result;
        this.machine = machine;
    }

    /// @param machine what it was measured on
    public static String of(SweepResult result, Machine machine) {
        return new ComparePage(result, machine).page();
    }

    private String page() {
        String title = texts.format("page.title",
                Workloads.named(result.configuration().configuration().workload()).title());
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n");
        html.element("title", title).raw("<style>\n" + texts.get("page.style") + "</style>\n</head>\n<body>\n");
        html.element("h1", title);
        if (result.stopped()) {
            html.element("p class=\"bad\"", texts.format("page.partial", Figures.count(result.runs()),
                    Figures.count(result.planned())));
        }
        findings(Findings.of(result, Optional.of(machine.hardware())));
        result.map().ifPresent(grid -> HeatTable.write(grid, html, texts));
        charts();
        table();
        repeat();
        runs();
        return html.raw("</body>\n</html>\n").toString();
    }

    private void findings(Findings found) {
        html.element("p class=\"verdict\"", found.verdict());
        html.raw("<dl>\n");
        found.facts().forEach(fact -> html.element("dt", fact.label()).element("dd", fact.words()));
        html.raw("</dl>\n");
        found.warnings().forEach(warning -> html.raw("<p class=\"warning " + Conditions.word(warning.mark()) + "\">")
                .element("span", texts.get("mark." + warning.mark())).element("span", warning.words()).raw("</p>\n"));
    }

    private void charts() {
        if (result.base().isEmpty()) {
            return;
        }
        var charts = new CompareCharts(result, some(), machine.hardware(), texts);
        html.raw("<div class=\"charts\">\n");
        figure("time", charts.time());
        figure("speedup", charts.speedup());
        figure("efficiency", charts.efficiency());
        Optional<String> memory = charts.memory();
        memory.ifPresent(chart -> figure("memory", chart));
        // Two stand in a row: a fifth has one to itself.
        charts.moments(memory.isPresent()).ifPresent(moments -> figure("moments", moments));
        html.raw("</div>\n");
        slices();
    }

    /// A bar for each size, as wide as all that its workers had.
    private void slices() {
        if (result.recommendation().slices().isEmpty()) {
            return;
        }
        html.element("h2", texts.get("slices.title")).raw("<div class=\"bars\">\n");
        result.recommendation().slices().forEach((size, slices) -> {
            html.element("span", Integer.toString(size)).raw("<div class=\"bar\">");
            for (Slice slice : Slice.values()) {
                double percent = 100 * Math.max(0, slices.part(slice));
                html.raw(String.format(Locale.ROOT, "<i class=\"%s\" style=\"width:%.2f%%\" title=\"%s\"></i>",
                        slice.name().toLowerCase(Locale.ROOT), percent,
                        Html.escaped(SliceWords.of(slice) + ": " + Figures.percent(percent))));
            }
            html.raw("</div>\n");
        });
        html.raw("</div>\n<p class=\"key\">");
        for (Slice slice : Slice.values()) {
            html.raw("<span><i class=\"" + slice.name().toLowerCase(Locale.ROOT) + "\"></i> ")
                    .element("span", SliceWords.of(slice)).raw("</span> ");
        }
        html.raw("</p>\n");
        String missing = result.recommendation().slices().entrySet().stream().map(size -> texts.format("slices.missing",
                Figures.percent(100 * size.getValue().residualPart()), size.getKey()))
                .collect(Collectors.joining(", "));
        html.element("p", texts.format("slices.residual", missing));
        TimelineStrips.of(result.recommendation().slices(), texts).ifPresent(strips ->
                html.element("h2", texts.get("timelines.title")).raw(strips));
    }

    private void figure(String key, String svg) {
        html.raw("<figure>\n").element("figcaption", texts.get(key + ".caption")).raw(svg).raw("</figure>\n");
    }

    private void table() {
        html.element("h2", texts.get("sizes.title")).raw("<table>\n<tr>");
        for (String column : texts.get("sizes.columns").split("\\|")) {
            html.element("th", column);
        }
        html.raw("</tr>\n");
        result.sizes().forEach(this::row);
        html.raw("</table>\n");
    }

    private void row(SizeResult size) {
        boolean knee = result.knee().isPresent() && result.knee().getAsInt() == size.size();
        html.raw(knee ? "<tr class=\"knee\">" : "<tr>");
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(size.size()));
        cells.add(Integer.toString(size.validSeconds().length));
        cells.add(size.seconds().map(s -> Figures.exactSeconds(s.median())).orElse("–"));
        cells.add(size.interval().map(i -> texts.format("interval", Figures.exactSeconds(i.low()),
                Figures.exactSeconds(i.high()))).orElse("–"));
        cells.add(factor(size.speedup(), size.speedupInterval()));
        cells.add(size.efficiency().stream().mapToObj(e -> Figures.percent(100 * e)).findFirst().orElse("–"));
        cells.add(size.peakBytes().stream().filter(bytes -> bytes > 0).mapToObj(Figures::megabytes).findFirst()
                .orElse("–"));
        String verdict = SweepWords.verdict(result, size.size());
        cells.add(!knee ? verdict
                : texts.format("knee", verdict.isEmpty() ? "" : texts.format("knee.beside", verdict)));
        cells.forEach(cell -> html.element("td", cell));
        html.raw("</tr>\n");
    }

    private String factor(OptionalDouble factor, Optional<Interval> interval) {
        return factor.isEmpty() ? "–" : interval.map(i -> texts.format("factor",
                Figures.exactRate(factor.getAsDouble()),
                Figures.exactRate(i.low()), Figures.exactRate(i.high())))
                .orElseGet(() -> Figures.exactRate(factor.getAsDouble()));
    }

    private void repeat() {
        SweepConfiguration sweep = result.configuration();
        var job = new JobSpec("", sweep.configuration(), Optional.of(SweepJob.of(sweep,
                OptionalInt.of((int) sweep.seed()))));
        html.element("h2", texts.get("repeat.title"));
        html.element("pre", JobCommandLine.of(job));
        html.element("p", texts.format("repeat.machine", machine.system(), machine.hardware().threads(),
                Figures.megabytes(machine.hardware().memoryBytes()), machine.java(), machine.version()));
        html.element("p", texts.format("repeat.method", SweepWords.plan(result.configuration()),
                texts.get("workers." + sweep.conditions().workers())));
        result.notes().forEach(note -> html.element("p", note + "."));
    }

    private void runs() {
        List<Shown> some = some();
        html.raw("<details>\n").element("summary", texts.format("runs.title", Figures.count(some.size()),
                        Figures.count(all(result).size())))
                .raw("<table>\n<tr>");
        for (String column : texts.get("runs.columns").split("\\|")) {
            html.element("th", column);
        }
        html.raw("</tr>\n");
        for (Shown run : some) {
            html.raw("<tr>").element("td", Integer.toString(run.timing().block()))
                    .element("td", Integer.toString(run.size()))
                    .element("td", Figures.exactSeconds(run.timing().seconds()))
                    .element("td", remark(run.timing())).raw("</tr>\n");
        }
        html.raw("</table>\n</details>\n");
    }

    private String remark(Timing timing) {
        return !timing.valid() ? texts.format("run.invalid", timing.invalid())
                : timing.again() ? texts.format("run.again", DisturbanceWords.of(timing.disturbance()))
                : DisturbanceWords.of(timing.disturbance());
    }

    /// A run, and of which size it is.
    record Shown(int size, Timing timing) {}

    private static List<Shown> all(SweepResult result) {
        return result.sizes().stream().flatMap(size -> size.timings().stream()
                .map(timing -> new Shown(size.size(), timing))).toList();
    }

    private List<Shown> some() {
        return some(result);
    }

    /// All runs, or an even choice of very many.
    static List<Shown> some(SweepResult result) {
        return some(all(result));
    }

    /// All, or an even choice of very many.
    static <T> List<T> some(List<T> all) {
        int every = Math.max(1, (all.size() + MOST_RUNS - 1) / MOST_RUNS);
        var some = new ArrayList<T>();
        for (int i = 0; i < all.size(); i += every) {
            some.add(all.get(i));
        }
        return some;
    }
}
