package org.poolscope.compare.question;

import java.util.OptionalInt;
import org.poolscope.job.Comparison;

/// A comparison as a job says it.
public final class SweepJob {

    private SweepJob() {}

    /// @param seed of the order of its runs; empty for another each time it is run
    public static Comparison of(SweepConfiguration sweep, OptionalInt seed) {
        return new Comparison(sweep.sizes(), sweep.repeats(), sweep.ending().precisionText(), sweep.ending().capText(),
                seed, sweep.threads(), sweep.conditions().startText(), sweep.conditions().baselineText());
    }
}
