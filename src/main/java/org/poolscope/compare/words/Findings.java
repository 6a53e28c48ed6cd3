package org.poolscope.compare.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.measured.Timing;
import org.poolscope.workload.Texts;

/// What a comparison has to say, in the order in which it is to be read: the verdict, what it rests on, and what is to
/// be kept in mind. Window, terminal and report draw it, each in its own way.
///
/// @param verdict  which size to use and how much faster that is, with its interval; or why that is not said
/// @param facts    what it rests on
/// @param warnings why it should be taken with care, and what to do; runs that do not count; notes
public record Findings(String verdict, List<Fact> facts, List<Warning> warnings) {

    /// Something that the verdict rests on.
    public record Fact(Topic topic, String words) {

        /// What it is about, in a word or three.
        public String label() {
            return Texts.of(Findings.class).get("topic." + topic);
        }
    }

    /// What a fact is about, in the order in which facts are told.
    public enum Topic {
        /// Why this size, and not a larger or smaller one.
        WHY,
        /// How many runs there are so far, or were when it was stopped.
        RUNS,
        /// With how many threads of an item the figures of single sizes are.
        SHOWN,
        /// How often the same would be advised, and the cost of being wrong.
        SURE,
        /// What differences mean nothing.
        NOISE,
        /// Where workers come from, if that is not as usual.
        START,
        /// What it takes without a pool.
        BASELINE,
        /// By which law it scales.
        SCALING,
        /// What the workers did with their time.
        TIME,
        /// What part of their time was work, and by what factors the rest was lost.
        EFFICIENCY,
        /// What the times of single items let expect.
        ITEMS,
        /// Why it ended, and how well the ratios are known.
        END,
        /// What processors there are.
        MACHINE,
        /// What of the memory was needed.
        MEMORY,
        /// What it lacked meanwhile, whoever wanted it.
        STRAIN
    }

    /// Something to be kept in mind.
    public record Warning(Mark mark, String words) {}

    /// What kind of warning it is.
    public enum Mark {
        /// The verdict is to be taken with care.
        CAUTION,
        /// Runs do not count.
        INVALID,
        /// It is to be known of all runs.
        NOTE
    }

    public Findings {
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
    }

    /// @param hardware what it was measured on; empty where nobody knows
    public static Findings of(SweepResult result, Optional<Hardware> hardware) {
        Stream<Fact> machine = hardware.stream().flatMap(its -> HardwareWords.facts(result, its).stream());
        return new Findings(SweepWords.verdict(result), together(Stream.concat(SweepWords.facts(result).stream(),
                machine)), warnings(result, hardware));
    }

    /// All that is about one thing below one label.
    private static List<Fact> together(Stream<Fact> facts) {
        return facts.collect(Collectors.groupingBy(Fact::topic, () -> new EnumMap<>(Topic.class),
                        Collectors.mapping(Fact::words, Collectors.joining(" "))))
                .entrySet().stream().map(topic -> new Fact(topic.getKey(), topic.getValue())).toList();
    }

    private static List<Warning> warnings(SweepResult result, Optional<Hardware> hardware) {
        List<Warning> warnings = new ArrayList<>();
        SweepWords.cautions(result).forEach(words -> warnings.add(new Warning(Mark.CAUTION, words)));
        hardware.flatMap(its -> HardwareWords.swapping(result, its))
                .ifPresent(words -> warnings.add(new Warning(Mark.CAUTION, words)));
        result.sizes().forEach(size -> warnings.addAll(invalid(size)));
        result.notes().forEach(note -> warnings.add(new Warning(Mark.NOTE, note + ".")));
        return warnings;
    }

    /// The runs of a size that do not count, those of one cause together.
    private static List<Warning> invalid(SizeResult size) {
        Map<String, Long> causes = size.invalid().stream()
                .collect(Collectors.groupingBy(Timing::invalid, Collectors.counting()));
        return causes.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(cause ->
                new Warning(Mark.INVALID, Texts.of(Findings.class).format("warning.invalid", size.size(),
                        cause.getValue(), cause.getKey()))).toList();
    }
}
