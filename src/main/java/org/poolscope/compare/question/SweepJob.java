package org.poolscope.compare.question;

import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import org.poolscope.job.Comparison;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.RunConfiguration;

/// A comparison as a job says it.
public final class SweepJob {

    private static final int SEEDS = 1_000_000;

    private SweepJob() {}

    /// @param seed of the order of its runs; empty for another each time it is run
    public static Comparison of(SweepConfiguration sweep, OptionalInt seed) {
        return new Comparison(sweep.sizes(), sweep.repeats(), sweep.ending().precisionText(), sweep.ending().capText(),
                seed, sweep.threads(), sweep.conditions().startText(), sweep.conditions().baselineText());
    }

    /// What such a job compares.
    ///
    /// @throws InvalidSettingException if it cannot be run
    public static SweepConfiguration read(RunConfiguration run, Comparison said) {
        Ending ending = said.repeats().isPresent() ? new Ending.Blocks(said.repeats().getAsInt())
                : Ending.Precise.parse(said.precision().orElse(null), said.cap().orElse(null));
        return new SweepConfiguration(run, said.sizes(), ending, seed(said.seed()), true, said.threads(),
                Conditions.parse(said.start().orElse(Conditions.word(Conditions.USUAL.workers())),
                        said.baseline().orElse(Conditions.word(Conditions.USUAL.baseline()))));
    }

    /// Of the order of the runs: the one that was asked for, or else another each time.
    public static int seed(OptionalInt asked) {
        return asked.orElseGet(() -> ThreadLocalRandom.current().nextInt(1, SEEDS));
    }
}
