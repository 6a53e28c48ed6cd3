package org.poolscope.cli.option;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.workload.run.Conduct;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.Guards;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.ItemOrder;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.Priority;
import org.poolscope.workload.run.RetryPolicy;
import org.poolscope.workload.run.TaskPolicy;
import picocli.CommandLine.Option;

/// What becomes of tasks, and where the report goes, as every command that runs a batch takes it.
public class TaskOptions {

    @Option(names = "--order", paramLabel = "ORDER", defaultValue = "given",
            description = "Which items are begun first: those that come first (given), or longest-first: by what they "
                    + "took in an earlier run with the same settings, or else by the size of their files. "
                    + "${DEFAULT-VALUE} by default.")
    String order = "";

    @Option(names = "--beats", paramLabel = "N", converter = WholeNumber.class,
            description = "How often a second every worker is sampled, 1 to 50; ${DEFAULT-VALUE} by default.",
            defaultValue = "" + PoolOptions.DEFAULT_BEATS_PER_SECOND)
    public int beats;

    @Option(names = {"--deadline", "--timeout"}, paramLabel = "LIMIT", defaultValue = "none",
            description = "Ends a task that runs longer, with all that it has started: seconds as in 2.5, a time as in "
                    + "500ms or 2m, or a percentage of the median as in 300%%, and a second at least.")
    String deadline = "";

    @Option(names = "--retries", paramLabel = "N", converter = WholeNumber.class, defaultValue = "0",
            description = "Tries a task that failed again, so often at most, after growing pauses; 0 by default. One "
                    + "whose worker died is tried again in any case, until it has lost three.")
    int retries;

    @Option(names = "--retry-delay", paramLabel = "TIME", defaultValue = "100ms",
            description = "The pause before the first retry, as in 500ms, 2s or 1m; each of the others is twice as "
                    + "long. ${DEFAULT-VALUE} by default.")
    String retryDelay = "";

    @Option(names = "--halt", paramLabel = "WHEN", defaultValue = "never",
            description = "Ends the batch after failures: soon lets what runs end, now does not; as in soon, soon,3 or "
                    + "now,10%%.")
    String halt = "";

    @Option(names = "--priority", paramLabel = "PRIORITY", defaultValue = "low",
            description = "How much of the processors it takes when others want them: normal, low or idle; "
                    + "${DEFAULT-VALUE} by default.")
    String priority = "";

    @Option(names = "--guard-disk", paramLabel = "MB", converter = WholeNumber.class, defaultValue = "1000",
            description = "Pauses while there is less room where results and temporary files go, or less than a tenth "
                    + "of a small disk; 0 for never, ${DEFAULT-VALUE} by default.")
    int guardDisk;

    @Option(names = "--guard-memory", paramLabel = "MB", converter = WholeNumber.class, defaultValue = "0",
            description = "Pauses while there is less memory available; 0 for never, as by default.")
    int guardMemory;

    @Option(names = "--guard-battery", paramLabel = "PERCENT", converter = WholeNumber.class, defaultValue = "0",
            description = "Pauses while the machine lives on a battery that has less; 0 for never, as by default.")
    int guardBattery;

    @Option(names = "--json", paramLabel = "FILE",
            description = "Writes the report as JSON too; - for standard output.")
    @Nullable String json;

    public final TaskPolicy policy() {
        return new TaskPolicy(
                Deadline.parse(deadline),
                RetryPolicy.times(retries, RetryPolicy.parsePause(retryDelay)),
                HaltPolicy.parse(halt));
    }

    public final Conduct conduct() {
        return new Conduct(Priority.parse(priority), new Guards(guardDisk, guardMemory, guardBattery));
    }

    public final ItemOrder order() {
        return ItemOrder.parse(order);
    }

    public final Optional<String> jsonTarget() {
        return Optional.ofNullable(json);
    }

    public final boolean jsonOnStandardOutput() {
        return json != null && JsonFile.isStandardOutput(json);
    }

    /// Where all is listed of which a person is shown the first.
    public final String whereAll() {
        return json == null ? "--json FILE lists all" : "the report lists all";
    }
}
