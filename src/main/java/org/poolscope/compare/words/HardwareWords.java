package org.poolscope.compare.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.words.Findings.Fact;
import org.poolscope.compare.words.Findings.Topic;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// What a machine's processors and memory mean for the sizes compared, in sentences.
public final class HardwareWords {

    /// What else runs needs some, too: a pool that has more than this part of the memory makes the machine swap.
    public static final double TOO_MUCH = 0.9;

    private static final double GIBIBYTE = 1024.0 * 1024.0 * 1024.0;

    private HardwareWords() {}

    /// What processors there are, and which sizes have more workers than that; how much of the memory was needed.
    static List<Fact> facts(SweepResult result, Hardware hardware) {
        Texts texts = Texts.of(HardwareWords.class);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Topic.MACHINE, processors(result, hardware, texts)));
        memory(result, hardware, texts).ifPresent(words -> facts.add(new Fact(Topic.MEMORY, words)));
        return facts;
    }

    /// With which sizes the machine would swap; empty if with none.
    static Optional<String> swapping(SweepResult result, Hardware hardware) {
        String many = result.sizes().stream().filter(size -> swaps(size, hardware)).map(size ->
                Integer.toString(size.size())).collect(Collectors.joining(", "));
        return many.isEmpty() ? Optional.empty()
                : Optional.of(Texts.of(HardwareWords.class).format("machine.swaps", many));
    }

    /// Whether a pool of a size would make the machine swap.
    public static boolean swaps(SizeResult size, Hardware hardware) {
        return hardware.part(size.peakBytes().orElse(0)) > TOO_MUCH;
    }

    /// What is to be marked on an axis of pool sizes, in few words: where the cores, the hardware threads and what the
    /// control group may use end. Several that end at the same place share a mark, which has little room: as many cores
    /// as hardware threads are told once.
    public static SortedMap<Double, String> marks(Hardware hardware) {
        Texts texts = Texts.of(HardwareWords.class);
        var words = new TreeMap<Double, String>();
        hardware.cores().ifPresent(cores -> words.put((double) cores, texts.format("mark.cores", cores)));
        words.putIfAbsent((double) hardware.threads(), texts.format("mark.threads", hardware.threads()));
        hardware.quota().ifPresent(quota -> words.merge(quota, texts.format("mark.quota", Figures.amount(quota)),
                (one, other) -> texts.format("mark.both", one, other)));
        return words;
    }

    private static String processors(SweepResult result, Hardware hardware, Texts texts) {
        String sizes = result.sizes().stream().map(SizeResult::size).filter(size -> size > hardware.threads())
                .map(String::valueOf).collect(Collectors.joining(", "));
        String cores = hardware.cores().isPresent() && hardware.cores().getAsInt() < hardware.threads()
                ? texts.format("machine.cores", hardware.cores().getAsInt()) : "";
        String quota = hardware.quota().stream().mapToObj(part -> texts.format("machine.quota", Figures.amount(part)))
                .findFirst().orElse("");
        return texts.format("machine.threads", hardware.threads(), cores + quota,
                sizes.isEmpty() ? "" : texts.format("machine.turns", sizes));
    }

    private static Optional<String> memory(SweepResult result, Hardware hardware, Texts texts) {
        return result.sizes().stream().max(Comparator.comparingLong(size -> size.peakBytes().orElse(0)))
                .filter(size -> hardware.part(size.peakBytes().orElse(0)) > 0)
                .map(size -> texts.format("machine.memory", size.size(), gigabytes(size.peakBytes().orElse(0)),
                        gigabytes(hardware.memoryBytes())));
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / GIBIBYTE);
    }
}
