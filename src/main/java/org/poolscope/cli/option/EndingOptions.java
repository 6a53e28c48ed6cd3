package org.poolscope.cli.option;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.question.SweepJob;
import org.poolscope.job.Comparison;
import org.poolscope.workload.InvalidSettingException;
import picocli.CommandLine.Option;

/// When a comparison has enough runs, and in which order they come.
public final class EndingOptions {

    @Option(names = "--precision", paramLabel = "PERCENT",
            description = "Goes on until the ratio of every size to the fastest is known so well, in 95 of 100 cases, "
                    + "as in --precision 2%%; that is the default.")
    @Nullable String precision;

    @Option(names = "--cap", paramLabel = "TIME",
            description = "But no longer than this, as in 30s, 10m or 2h; 10m by default.")
    @Nullable String cap;

    @Option(names = "--repeat", paramLabel = "N", converter = WholeNumber.class,
            description = "Instead, runs each size so often, 1 to " + SweepConfiguration.MAX_REPEATS
                    + ", whatever comes out.")
    @Nullable Integer repeat;

    @Option(names = "--seed", paramLabel = "N", converter = WholeNumber.class,
            description = "Draws the order of the sizes by this number, so that it can be had again; another each time "
                    + "by default.")
    @Nullable Integer seed;

    /// @param kept what a job file says
    /// @throws InvalidSettingException if something cannot be taken
    public Ending ending(Comparison kept) {
        if (repeat == null) {
            return precision == null && cap == null && kept.repeats().isPresent()
                    ? new Ending.Blocks(kept.repeats().getAsInt())
                    : Ending.Precise.parse(precision == null ? kept.precision().orElse(null) : precision,
                            cap == null ? kept.cap().orElse(null) : cap);
        }
        if (precision != null || cap != null) {
            throw new InvalidSettingException(precision != null ? "precision" : "cap",
                    "does not go with --repeat; leave one of them out");
        }
        return new Ending.Blocks(repeat);
    }

    /// @param kept what a job file says
    public long seed(Comparison kept) {
        return SweepJob.seed(statedSeed(kept));
    }

    /// The seed, if one was asked for.
    ///
    /// @param kept what a job file says
    public OptionalInt statedSeed(Comparison kept) {
        return seed == null ? kept.seed() : OptionalInt.of(seed);
    }
}
