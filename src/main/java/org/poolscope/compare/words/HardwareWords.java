package org.poolscope.compare.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// What a machine's processors and memory mean for the sizes compared, in sentences.
public final class HardwareWords {

    /// What else runs needs some, too: a pool that has more than this part of the memory makes the machine swap.
    public static final double TOO_MUCH = 0.9;

    /// A pool that has so much is worth a word.
    private static final double MUCH = 0.5;
    private static final double GIBIBYTE = 1024.0 * 1024.0 * 1024.0;

    private HardwareWords() {}

    /// Which sizes have more workers than there is for them to run on, and which have much of the memory.
    public static List<String> of(SweepResult result, Hardware hardware) {
        Texts texts = Texts.of(HardwareWords.class);
        List<String> sentences = new ArrayList<>();
        beyond(result, hardware, texts).ifPresent(sentences::add);
        memory(result, hardware, texts).ifPresent(sentences::add);
        return sentences;
    }

    /// Whether a pool of a size would make the machine swap.
    public static boolean swaps(SizeResult size, Hardware hardware) {
        return hardware.part(size.peakBytes().orElse(0)) > TOO_MUCH;
    }

    private static Optional<String> beyond(SweepResult result, Hardware hardware, Texts texts) {
        String sizes = result.sizes().stream().map(SizeResult::size).filter(size -> size > hardware.threads())
                .map(String::valueOf).collect(Collectors.joining(", "));
        if (sizes.isEmpty()) {
            return Optional.empty();
        }
        String cores = hardware.cores().isPresent() && hardware.cores().getAsInt() < hardware.threads()
                ? texts.format("machine.cores", hardware.cores().getAsInt()) : "";
        String quota = hardware.quota().stream().mapToObj(part -> texts.format("machine.quota", Figures.amount(part)))
                .findFirst().orElse("");
        return Optional.of(texts.format("machine.threads", hardware.threads(), cores + quota, sizes));
    }

    private static Optional<String> memory(SweepResult result, Hardware hardware, Texts texts) {
        String many = result.sizes().stream().filter(size -> swaps(size, hardware)).map(size ->
                Integer.toString(size.size())).collect(Collectors.joining(", "));
        return result.sizes().stream().max(Comparator.comparingLong(size -> size.peakBytes().orElse(0)))
                .filter(size -> hardware.part(size.peakBytes().orElse(0)) > MUCH)
                .map(size -> texts.format("machine.memory", size.size(), gigabytes(size.peakBytes().orElse(0)),
                        gigabytes(hardware.memoryBytes()))
                        + (many.isEmpty() ? "" : " " + texts.format("machine.swaps", many)));
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / GIBIBYTE);
    }
}
