package org.poolscope.compare.words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.compare.Advice;
import org.poolscope.compare.Recommendation;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.Disturbance;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.words.Findings.Fact;
import org.poolscope.compare.words.Findings.Topic;
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
        return Stream.concat(SweepWarning.about(result).stream().map(words::caution),
                new StrainWords(result, words.texts).cautions().stream()).toList();
    }

    /// Whether it says that the order longest-first would save time: then it can be offered.
    public static boolean offersOrder(SweepResult result) {
        return new TimeWords(result, Texts.of(SweepWords.class)).offersOrder();
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
        return new SweepWords(result).basics().stream().map(Fact::words).toList();
    }

    /// Which size to use and how much faster it is, in one sentence; or why that is not said.
    static String verdict(SweepResult result) {
        return new SweepWords(result).verdict();
    }

    /// What the conclusion rests on, each with what it is about.
    static List<Fact> facts(SweepResult result) {
        return new SweepWords(result).facts();
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (!why().isEmpty()) {
            facts.add(new Fact(Topic.WHY, why()));
        }
        if (!basis().isEmpty()) {
            facts.add(new Fact(Topic.RUNS, basis()));
        }
        facts.addAll(basics());
        return facts;
    }

    private List<Fact> basics() {
        Recommendation found = result.recommendation();
        List<Fact> facts = new ArrayList<>();
        result.map().flatMap(grid -> new GridWords(grid, texts).shown(result))
                .ifPresent(words -> facts.add(new Fact(Topic.SHOWN, words)));
        found.agreement().ifPresent(part -> facts.add(new Fact(Topic.SURE, texts.format("ground.agreement",
                Figures.wholePercent(100 * part), fine(found.regret().orElse(0))))));
        found.floor().ifPresent(floor -> facts.add(new Fact(Topic.NOISE, texts.format("ground.floor",
                fine(floor.part())))));
        facts.addAll(new BaselineWords(result, texts).facts());
        found.law().ifPresent(law -> facts.add(new Fact(Topic.SCALING, LawWords.of(law, result, texts))));
        facts.addAll(new TimeWords(result, texts).facts());
        facts.addAll(new StrainWords(result, texts).facts());
        found.end().filter(end -> end != Ending.End.STOPPED).ifPresent(end -> facts.add(new Fact(Topic.END,
                texts.get("ground.end." + end) + found.precision().stream()
                        .mapToObj(known -> " " + texts.format("ground.known", fine(known))).findFirst().orElse(""))));
        return facts;
    }

    private String conclude() {
        return Stream.of(verdict(), why(), basis()).filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String verdict() {
        return switch (result.advice()) {
            case Advice.Use(int size) -> result.grid().map(grid -> new GridWords(grid, texts).verdict())
                    .orElseGet(() -> use(size));
            case Advice.NotYet(var missing) -> texts.format("advice.yet", SweepConfiguration.LEAST_RUNS,
                    inWords(missing));
            case Advice.TooFewRuns(var missing) -> texts.format(result.stopped() ? "advice.stopped" : "advice.few",
                    SweepConfiguration.LEAST_RUNS, inWords(missing));
            case Advice.TooFewRepeats() -> texts.format("advice.repeats", SweepConfiguration.LEAST_RUNS);
            case Advice.Disturbed() -> {
                SweepWarning.Disturbed others = SweepWarning.Disturbed.of(result).orElseThrow();
                yield texts.format("advice.disturbed", DisturbanceWords.most(others.most()), others.disturbed(),
                        others.runs());
            }
            case Advice.OneSize() -> texts.get("advice.one");
            case Advice.NoRuns() -> texts.get("advice.none");
        };
    }

    private String use(int size) {
        int base = result.base().orElseThrow();
        if (size == base) {
            return texts.format(size == result.best().orElseThrow() ? "advice.base" : "advice.smallest", size);
        }
        SizeResult its = result.at(size);
        return texts.format("advice.use", size, factor(its.speedup().orElseThrow()), base,
                its.speedupInterval().map(interval -> texts.format("advice.interval", factor(interval.low()),
                        factor(interval.high()))).orElse(""));
    }

    /// Why it is this size that is advised; empty where the verdict says all, or advises none.
    private String why() {
        if (!(result.advice() instanceof Advice.Use(int size))) {
            return "";
        }
        if (result.grid().isPresent()) {
            return new GridWords(result.grid().get(), texts).why();
        }
        int best = result.best().orElseThrow();
        if (size != best) {
            double saved = 1 - median(best) / median(size);
            return texts.format("why.knee", best, fine(saved), seconds(median(size)));
        }
        return size == result.base().orElseThrow() ? ""
                : texts.format("why.best", percent(SweepResult.KNEE_TOLERANCE), seconds(median(size)));
    }

    private static String factor(double factor) {
        return String.format(Locale.ROOT, "%.2f", factor);
    }

    /// On how many runs it rests, if there might have been or will be more.
    private String basis() {
        if (result.knee().isEmpty()) {
            return "";
        }
        int all = result.planned();
        if (result.stopped()) {
            int counted = result.sizes().stream().mapToInt(size -> size.validSeconds().length).sum();
            return texts.format("advice.early", counted, all);
        }
        boolean goesOn = result.sizes().stream().anyMatch(size -> size.left() > 0);
        return goesOn ? texts.format("advice.sofar", result.runs(), all) : "";
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
            case SweepWarning.SlowFirst(int size, double first, double usual) ->
                texts.format("caution.first", size, seconds(first), seconds(usual));
            case SweepWarning.Outliers(int size, int far, int runs) ->
                texts.format("caution.outliers", size, far, runs);
            case SweepWarning.Disturbed(int disturbed, int runs, Disturbance most) ->
                texts.format("caution.disturbed", DisturbanceWords.mostFirst(most), disturbed, runs);
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
