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
import org.poolscope.compare.measured.Disturbance;
import org.poolscope.compare.measured.Strain;
import org.poolscope.compare.words.Findings.Topic;

class StrainWordsTest {

    /// R28
    @Test
    void shouldSayForWhatTheMachineWaitedMeanwhileAndWhatCannotBeRead() {
        assertEquals("While a pool of 2 worked, something on the machine waited for a processor for 40\u202F% of the "
                + "time, for memory for 1\u202F%, for a disk for 0\u202F%. Its control group was stopped 9 times for "
                + "its quota. The processors ran at 2.9 GHz. It cannot be read here what other processes took.",
                fact(strain(0.4, 0.01, 3, 2.9)));
        assertEquals("It cannot be read here what other processes took or for what the machine waited or whether a "
                + "quota stopped it or how fast the processors ran.", fact(Strain.UNKNOWN));
        assertTrue(fact(new Strain(OptionalDouble.of(0), OptionalDouble.of(0), OptionalDouble.of(0), OptionalLong.of(0),
                OptionalDouble.of(2), OptionalDouble.of(0.04), OptionalDouble.of(0.02))).contains("for a disk for "
                + "0\u202F%. Other processes had 4\u202F% of the processors. The host of this virtual machine took "
                + "2\u202F% of the processors."));
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

    /// R28
    @Test
    void shouldSayWhoHasSlowedRunsFromOutside() {
        SweepResult result = ScriptedSweep.repeated(5, 1, 2).blocks(4, 8, 4).run(1, 8)
                .disturbed(2, 4, new Disturbance(0.25, 0.12, 0, 0)).result();

        assertTrue(SweepWords.cautions(result).contains("Other processes took up to 25\u202F% of the processors, the "
                + "host of this virtual machine took up to 12\u202F% of the processors in 1 of 10 runs. Compare again "
                + "when less else is running."), () -> SweepWords.cautions(result).toString());
        assertEquals("something waited for a processor for 30\u202F% of the time, its control group was stopped for "
                + "40\u202F% of the time", DisturbanceWords.of(new Disturbance(0, 0, 0.3, 0.4)));
        assertEquals("", DisturbanceWords.of(Disturbance.NONE));
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
