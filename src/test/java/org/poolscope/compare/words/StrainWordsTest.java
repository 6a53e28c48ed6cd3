package org.poolscope.compare.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.Strain;
import org.poolscope.compare.words.Findings.Topic;

class StrainWordsTest {

    /// R28
    @Test
    void shouldSayForWhatTheMachineWaitedMeanwhileAndWhatCannotBeRead() {
        assertEquals("While a pool of 2 worked, something on the machine waited for a processor for 40\u202F% of the "
                + "time, for memory for 1\u202F%, for a disk for 0\u202F%. Its control group was stopped 9 times for "
                + "its quota. The processors ran at 2.9 GHz.", fact(strain(0.4, 0.01, 3, 2.9)));
        assertEquals("It cannot be read here for what the machine waited or whether a quota stopped it or how fast the "
                + "processors ran.", fact(Strain.UNKNOWN));
    }

    /// R28
    @Test
    void shouldWarnOfWhatMakesTimesDoubtful() {
        List<String> cautions = SweepWords.cautions(sweep(strain(0.4, 0.01, 0, 3.6), strain(0.9, 0.3, 2, 2.1)));

        assertTrue(cautions.contains("With a pool of 2 something waited for memory for 30\u202F% of the time. Compare "
                + "smaller pools, or when more memory is free."), cautions::toString);
        assertTrue(cautions.contains("The control group was stopped since its quota was used up, with pools of 2: "
                + "their times are those of the quota and not of the machine."), cautions::toString);
        assertTrue(cautions.stream().anyMatch(words -> words.startsWith("The processors ran at 2.1 to 3.6 GHz: ")),
                cautions::toString);
    }

    private static Strain strain(double processor, double memory, long throttled, double gigahertz) {
        return new Strain(OptionalDouble.of(processor), OptionalDouble.of(memory), OptionalDouble.of(0),
                OptionalLong.of(throttled), OptionalDouble.of(gigahertz));
    }

    private static SweepResult sweep(Strain one, Strain two) {
        ScriptedSweep sweep = ScriptedSweep.of(1, 2);
        for (int block = 0; block < 3; block++) {
            sweep.run(1, 8).strained(one).run(2, 4).strained(two);
        }
        return sweep.result();
    }

    private static String fact(Strain strain) {
        return Findings.of(sweep(strain, strain), Optional.empty()).facts().stream()
                .filter(fact -> fact.topic() == Topic.STRAIN).findFirst().orElseThrow().words();
    }
}
