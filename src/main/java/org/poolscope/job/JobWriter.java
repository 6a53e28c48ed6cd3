package org.poolscope.job;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolTexts;
import org.poolscope.workload.run.RunConfiguration;

/// Jobs as what JSON is made of: first what this version knows, then all else that the file had.
final class JobWriter {

    static final int VERSION = 1;
    static final String VERSION_KEY = "version";
    static final String NAME = "name";
    static final String WORKLOAD = "workload";
    static final String SETTINGS = "settings";
    static final String POOL = "pool";
    static final String COMPARE = "compare";
    static final String SIZES = "sizes";
    static final String REPEAT = "repeat";
    static final String PRECISION = "precision";
    static final String CAP = "cap";
    static final String SEED = "seed";
    static final String THREADS = "threads";
    static final String START = "start";
    static final String BASELINE = "baseline";

    /// All that is known of a comparison.
    static final List<String> OF_COMPARE = List.of(SIZES, REPEAT, PRECISION, CAP, SEED, THREADS, START, BASELINE);

    /// What an editor looks for, and nobody else.
    static final String SCHEMA = "$schema";

    /// What may have more below it than this version knows.
    static final List<String> PARTS = List.of(POOL, COMPARE);

    private JobWriter() {}

    static Map<String, Object> tree(JobSpec job) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put(VERSION_KEY, VERSION);
        if (!job.name().isEmpty()) {
            tree.put(NAME, job.name());
        }
        tree.put(WORKLOAD, job.run().workload());
        tree.put(SETTINGS, settings(job.run()));
        tree.put(POOL, withOthers(pool(job.run()), job.others().get(POOL)));
        job.comparison().ifPresent(comparison ->
                tree.put(COMPARE, withOthers(compare(comparison), job.others().get(COMPARE))));
        job.others().forEach((name, value) -> {
            if (!PARTS.contains(name)) {
                tree.put(name, value);
            }
        });
        return tree;
    }

    private static Map<String, Object> withOthers(Map<String, Object> known,
            @Nullable Object others) {
        if (others instanceof Map<?, ?> map) {
            map.forEach((name, value) -> known.putIfAbsent(name.toString(), value));
        }
        return known;
    }

    /// Paths are written from the root on: the file may be read anywhere.
    private static Map<String, Object> settings(RunConfiguration run) {
        var settings = new LinkedHashMap<String, Object>();
        Map<String, String> texts = run.settings().texts();
        for (Parameter parameter : Workloads.named(run.workload()).parameters()) {
            String name = parameter.name();
            settings.put(name, parameter instanceof Parameter.WholeNumber ? run.settings().number(name)
                    : parameter.from(Path.of("").toAbsolutePath(), texts.getOrDefault(name, "")));
        }
        return settings;
    }

    private static Map<String, Object> pool(RunConfiguration run) {
        var pool = new LinkedHashMap<String, Object>();
        PoolTexts.of(run.pool()).forEach((name, text) ->
                pool.put(name, PoolTexts.NUMBERS.contains(name) ? (Object) Long.valueOf(text) : text));
        return pool;
    }

    static Map<String, Object> compare(Comparison comparison) {
        var compare = new LinkedHashMap<String, Object>();
        if (!comparison.sizes().isEmpty()) {
            compare.put(SIZES, comparison.sizes());
        }
        if (!comparison.threads().isEmpty()) {
            compare.put(THREADS, comparison.threads());
        }
        comparison.repeats().ifPresent(repeats -> compare.put(REPEAT, repeats));
        comparison.precision().ifPresent(precision -> compare.put(PRECISION, precision));
        comparison.cap().ifPresent(cap -> compare.put(CAP, cap));
        comparison.seed().ifPresent(seed -> compare.put(SEED, seed));
        comparison.start().ifPresent(start -> compare.put(START, start));
        comparison.baseline().ifPresent(baseline -> compare.put(BASELINE, baseline));
        return compare;
    }
}
