package org.poolscope.compare.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.Strain;
import org.poolscope.compare.words.Findings.Fact;
import org.poolscope.compare.words.Findings.Topic;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// What the machine lacked while it was measured, and what of that cannot be read here, in sentences.
final class StrainWords {

    /// A part of the time in which something waited for memory that is worth doing something about.
    private static final double MUCH = 0.1;

    /// A part that the host of a virtual machine takes of which more than nothing is told.
    private static final double LEAST_STOLEN = 0.005;

    private final SweepResult result;
    private final Texts texts;

    StrainWords(SweepResult result, Texts texts) {
        this.result = result;
        this.texts = texts;
    }

    /// About the size that is advised, or the fastest; empty as long as there is none.
    List<Fact> facts() {
        int size = result.knee().orElse(result.best().orElse(0));
        return Optional.ofNullable(result.strains().get(size))
                .map(strain -> List.of(new Fact(Topic.STRAIN, words(size, strain)))).orElse(List.of());
    }

    private String words(int size, Strain strain) {
        String waits = Stream.of(part("strain.processor", strain.processor()), part("strain.memory", strain.memory()),
                part("strain.disk", strain.disk())).flatMap(Optional::stream).collect(Collectors.joining(", "));
        List<String> sentences = new ArrayList<>();
        if (!waits.isEmpty()) {
            sentences.add(texts.format("strain.waits", size, waits));
        }
        strain.others().ifPresent(part -> sentences.add(texts.format("strain.others", percent(part))));
        strain.host().stream().filter(part -> part >= LEAST_STOLEN).forEach(part ->
                sentences.add(texts.format("strain.host", percent(part))));
        strain.throttled().ifPresent(times -> sentences.add(texts.format("strain.throttled", times)));
        strain.gigahertz().ifPresent(_ -> sentences.add(clock()));
        String unread = Stream.of(absent("strain.no.others", strain.others().isEmpty()),
                absent("strain.no.pressure", waits.isEmpty()),
                absent("strain.no.throttling", strain.throttled().isEmpty()),
                absent("strain.no.clock", strain.gigahertz().isEmpty())).flatMap(Optional::stream)
                .collect(Collectors.joining(texts.get("strain.or")));
        if (!unread.isEmpty()) {
            sentences.add(texts.format("strain.unread", unread));
        }
        return String.join(" ", sentences);
    }

    private Optional<String> part(String key, OptionalDouble part) {
        return part.isEmpty() ? Optional.empty()
                : Optional.of(texts.format(key, percent(part.getAsDouble())));
    }

    private static String percent(double part) {
        return Figures.wholePercent(100 * part);
    }

    private Optional<String> absent(String key, boolean absent) {
        return absent ? Optional.of(texts.get(key)) : Optional.empty();
    }

    /// How fast the processors ran, from the slowest size to the fastest.
    private String clock() {
        List<Double> all = result.strains().values().stream().flatMap(strain -> strain.gigahertz().stream().boxed())
                .sorted().toList();
        String least = gigahertz(all.getFirst());
        String most = gigahertz(all.getLast());
        return least.equals(most) ? texts.format("strain.clock", least) : texts.format("strain.clocks", least, most);
    }

    private static String gigahertz(double value) {
        return Figures.amount(Math.round(value * 10) / 10.0);
    }

    /// Why the times should be taken with care.
    List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        worst(Strain::memory).filter(size -> result.strains().get(size).memory().orElse(0) >= MUCH).ifPresent(size ->
                cautions.add(texts.format("caution.memory", size,
                        percent(result.strains().get(size).memory().orElse(0)))));
        List<Integer> throttled = result.strains().entrySet().stream()
                .filter(size -> size.getValue().throttled().orElse(0) > 0).map(Map.Entry::getKey).toList();
        if (!throttled.isEmpty()) {
            cautions.add(texts.format("caution.throttled",
                    throttled.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
        List<Double> clocks = result.strains().values().stream()
                .flatMap(strain -> strain.gigahertz().stream().boxed()).sorted().toList();
        if (!clocks.isEmpty() && clocks.getFirst() < (1 - MUCH) * clocks.getLast()) {
            cautions.add(texts.format("caution.clock", gigahertz(clocks.getFirst()), gigahertz(clocks.getLast())));
        }
        return cautions;
    }

    private Optional<Integer> worst(Function<Strain, OptionalDouble> figure) {
        return result.strains().keySet().stream().max(Comparator.comparingDouble(size ->
                figure.apply(result.strains().get(size)).orElse(0)));
    }
}
