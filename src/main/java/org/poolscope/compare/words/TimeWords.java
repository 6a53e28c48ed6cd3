package org.poolscope.compare.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.prediction.ItemForecast;
import org.poolscope.compare.waterfall.Efficiency;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.compare.words.Findings.Fact;
import org.poolscope.compare.words.Findings.Topic;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.ItemOrder;

/// Where the time went, and what would save some of it, in sentences: about the size that is advised, or the fastest.
final class TimeWords {

    /// A part that is worth a word.
    private static final double NOTABLE = 0.02;

    /// A part that is worth doing something about.
    private static final double LARGE = 0.1;

    private final SweepResult result;
    private final Texts texts;

    TimeWords(SweepResult result, Texts texts) {
        this.result = result;
        this.texts = texts;
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        int size = size();
        Optional.ofNullable(result.recommendation().slices().get(size))
                .ifPresent(slices -> {
                    facts.add(new Fact(Topic.TIME, slices(size, slices) + residual(slices)));
                    Efficiency.of(slices).ifPresent(efficiency ->
                            facts.add(new Fact(Topic.EFFICIENCY, efficiency(efficiency, scaling(size, slices)))));
                });
        result.recommendation().prediction().ifPresent(prediction -> {
            Stream.of(bound(prediction, size), order(prediction, size), starting(prediction, size))
                    .flatMap(Optional::stream).forEach(words -> facts.add(new Fact(Topic.ITEMS, words)));
        });
        return facts;
    }

    /// What the workers did, the most first.
    private String slices(int size, Slices slices) {
        String rest = Stream.of(Slice.values()).filter(slice -> slice != Slice.WORK && slices.part(slice) >= NOTABLE)
                .sorted(Comparator.comparingDouble(slices::part).reversed())
                .map(slice -> texts.format("slice." + slice, percent(slices.part(slice))))
                .collect(Collectors.joining(", "));
        return texts.format("ground.slices", size, percent(slices.part(Slice.WORK)),
                rest.isEmpty() ? "" : texts.format("ground.rest", rest))
                + (slices.seconds().containsKey(Slice.PROCESSOR) ? "" : " " + texts.get("ground.unseen"));
    }

    private String efficiency(Efficiency efficiency, OptionalDouble scaling) {
        return texts.format("ground.efficiency", percent(efficiency.parallel()), percent(efficiency.loadBalance()),
                percent(efficiency.serialisation()), percent(efficiency.transfer()),
                scaling.isEmpty() ? "" : texts.format("ground.scaling", percent(scaling.getAsDouble())));
    }

    /// Against one worker, if there was a run with one.
    private OptionalDouble scaling(int size, Slices slices) {
        Slices alone = result.recommendation().slices().get(1);
        return size == 1 || alone == null ? OptionalDouble.empty() : Efficiency.scaling(alone, slices);
    }

    private String residual(Slices slices) {
        double part = Math.abs(slices.residualPart());
        return part < NOTABLE ? "" : " " + texts.format("ground.residual", percent(part));
    }

    /// That one item is what all wait for.
    private Optional<String> bound(ItemForecast prediction, int size) {
        Double expected = prediction.bySize().get(size);
        return expected != null && prediction.longest() > expected / 2 && size > 1
                ? Optional.of(texts.format("ground.longest", Figures.exactSeconds(prediction.longest())))
                : Optional.empty();
    }

    /// What warm workers would bring.
    private Optional<String> starting(ItemForecast prediction, int size) {
        Double expected = prediction.bySize().get(size);
        return expected != null && prediction.starting(size) >= LARGE * expected
                ? Optional.of(texts.format("ground.start", Figures.exactSeconds(prediction.starting(size)), size))
                : Optional.empty();
    }

    /// What another order would bring, and how to have it.
    private Optional<String> order(ItemForecast prediction, int size) {
        if (!wouldSave(prediction, size)) {
            return Optional.empty();
        }
        String words = texts.format("ground.order", Figures.exactSeconds(prediction.saved(size)), size);
        return Optional.of(canBeOrdered(prediction) ? words + " " + texts.get("ground.order.option") : words);
    }

    private static boolean wouldSave(ItemForecast prediction, int size) {
        Double expected = prediction.bySize().get(size);
        return expected != null && prediction.saved(size) >= NOTABLE * expected;
    }

    private boolean canBeOrdered(ItemForecast prediction) {
        return prediction.singly()
                && result.configuration().configuration().pool().order() != ItemOrder.LONGEST_FIRST;
    }

    /// Whether the longest items first would save something worth a word, and can be had.
    boolean offersOrder() {
        int size = size();
        return result.recommendation().prediction().filter(prediction -> wouldSave(prediction, size)
                && canBeOrdered(prediction)).isPresent();
    }

    private int size() {
        return result.knee().orElse(result.best().orElse(0));
    }

    private static String percent(double part) {
        return Figures.wholePercent(100 * part);
    }
}
