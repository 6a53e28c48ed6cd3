package org.poolscope.compare.words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.poolscope.compare.Advice;
import org.poolscope.compare.Recommendation;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// What a sweep's result means, in sentences: the same in the window, on the command line and in its report.
public final class SweepWords {

    /// Of more sizes than this only the sum of what is missing is told.
    private static final int MOST_SIZES = 6;

    private final Texts texts = Texts.of(SweepWords.class);
    private final SweepResult result;

    private SweepWords(SweepResult result) {
        this.result = result;
    }

    /// Which size to use, or why that is not said, or what is still missing.
    public static String conclusion(SweepResult result) {
        return new SweepWords(result).conclude();
    }

    /// Why it should be taken with care.
    public static List<String> cautions(SweepResult result) {
        var words = new SweepWords(result);
        return SweepWarning.about(result).stream().map(words::caution).toList();
    }

    /// How long a comparison goes on.
    public static String plan(SweepConfiguration sweep) {
        Texts texts = Texts.of(SweepWords.class);
        return switch (sweep.ending()) {
            case Ending.Blocks(int blocks) -> texts.format("plan.blocks", blocks);
            case Ending.Precise(double precision, Duration cap) -> texts.format("plan.precise", fine(precision),
                    Figures.clock(cap));
        };
    }

    /// Which of two sizes is faster, from the row of the slower one; empty for the fastest, and while nobody can tell.
    public static String verdict(SweepResult result, int size) {
        Texts texts = Texts.of(SweepWords.class);
        return result.recommendation().rivals().stream().filter(rival -> rival.size() == size).findFirst()
                .map(rival -> texts.format("verdict." + rival.verdict(), rival.best())).orElse("");
    }

    /// What the conclusion rests on: how sure it is, what differences mean nothing, how it scales, and what ended it.
    public static List<String> grounds(SweepResult result) {
        return new SweepWords(result).grounds();
    }

    private List<String> grounds() {
        Recommendation found = result.recommendation();
        List<String> sentences = new ArrayList<>();
        result.grid().flatMap(grid -> new GridWords(grid, texts).shown(result)).ifPresent(sentences::add);
        found.agreement().ifPresent(part -> sentences.add(texts.format("ground.agreement",
                Figures.wholePercent(100 * part), fine(found.regret().orElse(0)))));
        found.floor().ifPresent(floor -> sentences.add(texts.format("ground.floor", fine(floor.part()))));
        sentences.addAll(new BaselineWords(result, texts).sentences());
        found.law().ifPresent(law -> sentences.add(LawWords.of(law, result, texts)));
        sentences.addAll(new TimeWords(result, texts).sentences());
        found.end().filter(end -> end != Ending.End.STOPPED && end != Ending.End.ALL_BLOCKS).ifPresent(end ->
                sentences.add(texts.get("ground.end." + end) + found.precision().stream()
                        .mapToObj(known -> " " + texts.format("ground.known", fine(known))).findFirst().orElse("")));
        return sentences;
    }

    private String conclude() {
        return switch (result.advice()) {
            case Advice.Use(int size) -> result.grid().map(grid -> new GridWords(grid, texts).advice())
                    .orElseGet(() -> use(size) + against(size)) + basis();
            case Advice.NotYet(var missing) -> texts.format("advice.yet", SweepConfiguration.LEAST_RUNS,
                    inWords(missing));
            case Advice.TooFewRuns(var missing) -> texts.format(result.stopped() ? "advice.stopped" : "advice.few",
                    SweepConfiguration.LEAST_RUNS, inWords(missing));
            case Advice.TooFewRepeats() -> texts.format("advice.repeats", SweepConfiguration.LEAST_RUNS);
            case Advice.Disturbed() -> {
                SweepWarning.Disturbed others = SweepWarning.Disturbed.of(result).orElseThrow();
                yield texts.format("advice.disturbed", percent(others.share()), others.disturbed(), others.runs());
            }
            case Advice.OneSize() -> texts.get("advice.one");
            case Advice.NoRuns() -> texts.get("advice.none");
        };
    }

    private String use(int size) {
        int best = result.best().orElseThrow();
        if (size != best) {
            double saved = 1 - median(best) / median(size);
            return texts.format("advice.knee", size, best, fine(saved), seconds(median(size)));
        }
        return size == result.base().orElseThrow()
                ? texts.format("advice.base", size)
                : texts.format("advice.best", size, percent(SweepResult.KNEE_TOLERANCE), seconds(median(size)));
    }

    private String against(int size) {
        int base = result.base().orElseThrow();
        return size == base ? "" : " " + texts.format("advice.against",
                String.format(Locale.ROOT, "%.2f", result.at(size).speedup().orElseThrow()), base);
    }

    /// On how many runs it rests, if there might have been or will be more.
    private String basis() {
        int all = result.planned();
        if (result.stopped()) {
            int counted = result.sizes().stream().mapToInt(size -> size.validSeconds().length).sum();
            return " " + texts.format("advice.early", counted, all);
        }
        boolean goesOn = result.sizes().stream().anyMatch(size -> size.left() > 0);
        return goesOn ? " " + texts.format("advice.sofar", result.runs(), all) : "";
    }

    private String inWords(SortedMap<Integer, Integer> missing) {
        return missing.size() > MOST_SIZES
                ? texts.format("advice.missing.all", missing.values().stream().mapToInt(Integer::intValue).sum())
                : missing.entrySet().stream().map(this::inWords).collect(Collectors.joining(", "));
    }

    private String inWords(Map.Entry<Integer, Integer> missing) {
        return texts.format("advice.missing", missing.getValue(), missing.getKey());
    }

    private String caution(SweepWarning warning) {
        return switch (warning) {
            case SweepWarning.ShortRuns runs -> tooShort(runs);
            case SweepWarning.WithinSpread(int best, int rival) -> texts.format("caution.spread", best, rival);
            case SweepWarning.Disturbed(int disturbed, int runs, double share) ->
                texts.format("caution.disturbed", percent(share), disturbed, runs);
        };
    }

    /// How short, and what to do.
    private String tooShort(SweepWarning.ShortRuns runs) {
        String starting = runs.starting().isEmpty() ? texts.get("caution.short.starts")
                : texts.format("caution.short.starting", seconds(runs.starting().getAsDouble()));
        return texts.format("caution.short", seconds(runs.seconds()), starting, runs.raise().isEmpty()
                ? texts.get("caution.short.longer")
                : texts.format("caution.short.raise", String.join(texts.get("caution.short.or"), runs.raise())));
    }

    private double median(int size) {
        return result.at(size).seconds().orElseThrow().median();
    }

    private static String seconds(double seconds) {
        return Figures.exactSeconds(seconds);
    }

    private static String percent(double part) {
        return Figures.wholePercent(100 * part);
    }

    private static String fine(double part) {
        return Figures.percent(100 * part);
    }
}
