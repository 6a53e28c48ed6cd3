package org.poolscope.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.Conduct;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.Guards;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.ItemOrder;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.Priority;
import org.poolscope.workload.run.RetryPolicy;
import org.poolscope.workload.run.RunConfiguration;
import org.poolscope.workload.run.TaskPolicy;

/// Jobs of all kinds, made up from random numbers.
public final class SomeJobs {

    /// What is hard to quote.
    private static final List<String> WORDS = List.of("plain", "two words", "it's", "\"quoted\"", "$HOME", "`id`",
            "a\\b", "*", "~", "#x", "!", "ä😀", "-n", "a=b", "tab\there", "x;y|z&", "line\nend", "{}", "%d", "");

    private SomeJobs() {}

    /// @param folder where its paths are
    public static JobSpec any(Random random, Path folder) {
        List<Workload> all = Workloads.all();
        Workload workload = all.get(random.nextInt(all.size()));
        Map<String, String> given = new HashMap<>();
        for (Parameter parameter : workload.parameters()) {
            if (random.nextBoolean() || parameter instanceof Parameter.Folder f && f.defaultText().isEmpty()) {
                given.put(parameter.name(), text(parameter, random, folder));
            }
        }
        Settings settings = Settings.parse(workload.parameters(), given);
        int workers = Math.max(1 + random.nextInt(64), workload.requiredWorkers(settings));
        Optional<Comparison> comparison = random.nextInt(3) > 0 ? Optional.empty()
                : Optional.of(comparison(workload, settings, random));
        return new JobSpec(word(random).replace("\n", " "), new RunConfiguration(workload.name(), settings,
                pool(workers, random)), comparison);
    }

    private static Comparison comparison(Workload workload, Settings settings, Random random) {
        int least = Math.max(64, workload.requiredWorkers(settings));
        List<Integer> sizes = List.of(least, least + 1 + random.nextInt(9));
        if (random.nextBoolean()) {
            return new Comparison(sizes, OptionalInt.of(1 + random.nextInt(9)));
        }
        return new Comparison(sizes, OptionalInt.empty(),
                random.nextBoolean() ? Optional.empty() : Optional.of(1 + random.nextInt(9) + ".5 %"),
                random.nextBoolean() ? Optional.empty() : Optional.of(1 + random.nextInt(9) + "m"),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1_000_000)),
                workload.threadsSetting().isEmpty() || random.nextBoolean() ? List.of()
                        : List.of(1, 2 + random.nextInt(9)),
                random.nextBoolean() ? Optional.empty() : Optional.of("warm"),
                random.nextBoolean() ? Optional.empty() : Optional.of("threads"));
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String text(Parameter parameter, Random random, Path folder) {
        return switch (parameter) {
            case Parameter.WholeNumber number -> Long.toString(number.max() - number.min() < 100
                    ? number.min() : number.min() + random.nextInt(100));
            case Parameter.Choice choice -> choice.options().get(random.nextInt(choice.options().size()));
            case Parameter.Text text -> random.nextBoolean() ? text.defaultText() : word(random);
            case Parameter.Lines _ -> word(random) + "\n" + word(random);
            case Parameter.Folder _, Parameter.FilePath _ ->
                    folder.resolve("a " + word(random).replace("\n", "")).toString();
        };
    }

    private static PoolOptions pool(int workers, Random random) {
        Deadline deadline = switch (random.nextInt(3)) {
            case 0 -> Deadline.NONE;
            case 1 -> Deadline.after(Duration.ofNanos(1 + random.nextLong(1L << 50)));
            default -> Deadline.ofMedian(100.5 + random.nextInt(1000));
        };
        HaltPolicy halt = switch (random.nextInt(4)) {
            case 0 -> HaltPolicy.NEVER;
            case 1 -> HaltPolicy.soonAfter(1 + random.nextInt(1000));
            case 2 -> HaltPolicy.nowAfter(1 + random.nextInt(1000));
            default -> new HaltPolicy(HaltPolicy.When.NOW, 0.5 + random.nextInt(99), true);
        };
        RetryPolicy retries = RetryPolicy.times(random.nextInt(4), Duration.ofNanos(random.nextLong(1L << 40)));
        var guards = new Guards(random.nextInt(5000), random.nextInt(2) * 512, random.nextInt(2) * 30);
        OptionalInt chunk = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(7);
        return new PoolOptions(workers, chunk, 1 + random.nextInt(50), new TaskPolicy(deadline, retries, halt),
                new Conduct(Priority.values()[random.nextInt(3)], guards),
                chunk.isEmpty() && random.nextBoolean() ? ItemOrder.LONGEST_FIRST : ItemOrder.GIVEN);
    }
}
