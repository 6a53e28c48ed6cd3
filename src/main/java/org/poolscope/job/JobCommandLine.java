package org.poolscope.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.PoolTexts;
import org.poolscope.workload.run.RunConfiguration;

/// The command line that does what a job says. What is as usual is left out.
public final class JobCommandLine {

    private static final String PROGRAM = "poolscope";

    /// What no POSIX shell takes for anything else than itself.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private JobCommandLine() {}

    /// For a shell as POSIX describes it.
    public static String of(JobSpec job) {
        return PROGRAM + " " + words(job).stream().map(JobCommandLine::quoted).collect(Collectors.joining(" "));
    }

    /// The words after the program's name.
    public static List<String> words(JobSpec job) {
        RunConfiguration run = job.run();
        List<String> words = new ArrayList<>(List.of(job.comparison().isPresent() ? "compare" : "run", run.workload()));
        job.comparison().ifPresent(comparison -> {
            words.addAll(List.of("--sizes", commas(comparison.sizes())));
            if (!comparison.threads().isEmpty()) {
                words.addAll(List.of("--threads", commas(comparison.threads())));
            }
            comparison.repeats().ifPresent(repeats -> words.addAll(List.of("--repeat", Integer.toString(repeats))));
            comparison.precision().ifPresent(precision -> words.addAll(List.of("--precision", precision)));
            comparison.cap().ifPresent(cap -> words.addAll(List.of("--cap", cap)));
            comparison.start().ifPresent(start -> words.add("--" + start));
            comparison.baseline().ifPresent(baseline -> words.addAll(List.of("--baseline", baseline)));
            comparison.seed().ifPresent(seed -> words.addAll(List.of("--seed", Integer.toString(seed))));
        });
        Map<String, String> usual = PoolTexts.of(PoolOptions.ofSize(1));
        PoolTexts.of(run.pool()).forEach((name, text) -> {
            boolean isSize = name.equals(PoolTexts.WORKERS);
            if (isSize ? job.comparison().isEmpty() : !text.equals(usual.get(name))) {
                words.addAll(List.of("--" + name, text));
            }
        });
        Map<String, String> texts = run.settings().texts();
        for (Parameter parameter : Workloads.named(run.workload()).parameters()) {
            String text = parameter.from(Path.of("").toAbsolutePath(), texts.getOrDefault(parameter.name(), ""));
            if (!text.equals(parameter.defaultText())) {
                words.addAll(List.of("--set", parameter.name() + "=" + text));
            }
        }
        return words;
    }

    private static String commas(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
