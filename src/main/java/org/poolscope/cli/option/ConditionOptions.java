package org.poolscope.cli.option;

import org.jspecify.annotations.Nullable;
import org.poolscope.compare.question.BaselineKind;
import org.poolscope.compare.question.Conditions;
import org.poolscope.compare.question.Conditions.Workers;
import org.poolscope.job.Comparison;
import org.poolscope.workload.InvalidSettingException;
import picocli.CommandLine.Option;

/// Under which conditions the runs of a comparison are made.
public final class ConditionOptions {

    @Option(names = "--fresh", description = "Starts the workers of every run with it, which is the default: none "
            + "gains from another.")
    boolean fresh;

    @Option(names = "--warm", description = "Has the workers of every run stand ready before it begins, so that their "
            + "start is in no time.")
    boolean warm;

    @Option(names = "--baseline", paramLabel = "KIND", description = "Runs the batch without a pool, too, in one JVM: "
            + "sequential, one item after another; threads, by as many threads as each pool has workers.")
    @Nullable String baseline;

    /// @param kept what a job file says
    /// @throws InvalidSettingException if something cannot be taken
    public Conditions conditions(Comparison kept) {
        if (fresh && warm) {
            throw new InvalidSettingException("fresh", "does not go with --warm; leave one of them out");
        }
        String workers = warm ? Conditions.word(Workers.WARM) : fresh ? Conditions.word(Workers.FRESH)
                : kept.start().orElse(Conditions.word(Workers.FRESH));
        return Conditions.parse(workers, baseline == null
                ? kept.baseline().orElse(Conditions.word(BaselineKind.NONE)) : baseline);
    }
}
