package org.poolscope.job;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolTexts;
import org.poolscope.workload.run.RunConfiguration;

/// A job out of the JSON of its file. Whatever is wrong in it is told by its name, with those that it is below.
///
/// @param file where it is; relative paths in it are seen from its folder
record JobReader(Path file, Map<String, Object> tree) {

    /// A number with more digits before the point is none that is set anywhere, and one as long as it says would need
    /// more memory than there is.
    private static final int MAX_DIGITS = 30;

    /// @param usualWorkers the pool size if the file names none
    JobSpec job(int usualWorkers) throws JobFileException {
        requireVersion();
        String name = tree.containsKey(JobWriter.NAME) ? text("", JobWriter.NAME, tree) : "";
        if (!tree.containsKey(JobWriter.WORKLOAD)) {
            throw wrong(JobWriter.WORKLOAD, "is missing: it names what is to be run, as in \"workload\": \"images\"");
        }
        Workload workload = workload(text("", JobWriter.WORKLOAD, tree));
        Settings settings = settings(workload);
        Map<String, Object> pool = part(JobWriter.POOL);
        RunConfiguration run = run(workload, settings, pool, usualWorkers);
        var others = new LinkedHashMap<>(tree);
        List.of(JobWriter.VERSION_KEY, JobWriter.NAME, JobWriter.WORKLOAD, JobWriter.SETTINGS, JobWriter.POOL,
                JobWriter.COMPARE).forEach(others::remove);
        keep(others, JobWriter.POOL, pool, PoolTexts.NUMBERS, PoolTexts.WORDS);
        Optional<Comparison> comparison = Optional.empty();
        if (tree.containsKey(JobWriter.COMPARE)) {
            Map<String, Object> compare = part(JobWriter.COMPARE);
            comparison = Optional.of(comparison(compare));
            keep(others, JobWriter.COMPARE, compare, JobWriter.OF_COMPARE);
        }
        return new JobSpec(name, run, comparison, others);
    }

    private void requireVersion() throws JobFileException {
        Object version = tree.get(JobWriter.VERSION_KEY);
        if (version == null) {
            throw wrong(JobWriter.VERSION_KEY, "is missing: a job file has \"version\": " + JobWriter.VERSION);
        }
        BigDecimal number = number(JobWriter.VERSION_KEY, version);
        int compared = number.compareTo(BigDecimal.valueOf(JobWriter.VERSION));
        if (compared > 0) {
            throw new JobFileException(file, "is of version " + version + ", of a newer Poolscope; this one reads "
                    + "version " + JobWriter.VERSION);
        }
        if (compared < 0) {
            throw wrong(JobWriter.VERSION_KEY, "must be " + JobWriter.VERSION + ", not " + version);
        }
    }

    private Workload workload(String name) throws JobFileException {
        try {
            return Workloads.named(name);
        } catch (InvalidSettingException e) {
            throw wrong(JobWriter.WORKLOAD, e.reason());
        }
    }

    private Settings settings(Workload workload) throws JobFileException {
        var given = new LinkedHashMap<String, String>();
        for (Map.Entry<String, Object> setting : part(JobWriter.SETTINGS).entrySet()) {
            given.put(setting.getKey(), settingText(setting.getKey(), setting.getValue()));
        }
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        try {
            for (Parameter parameter : workload.parameters()) {
                given.computeIfPresent(parameter.name(), (_, text) -> parameter.from(folder, text));
            }
            return Settings.parse(workload.parameters(), given);
        } catch (InvalidSettingException e) {
            throw wrong(JobWriter.SETTINGS + "." + e.field(), e.reason());
        }
    }

    private String settingText(String name, Object value) throws JobFileException {
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth.toString();
            case Number _ -> plain(number(JobWriter.SETTINGS + "." + name, value));
            case null, default -> throw wrong(JobWriter.SETTINGS + "." + name,
                    "must be a text, a number, true or false, and is " + kind(value));
        };
    }

    private RunConfiguration run(Workload workload, Settings settings, Map<String, Object> pool, int usualWorkers)
            throws JobFileException {
        var texts = new LinkedHashMap<String, String>();
        for (String name : PoolTexts.NUMBERS) {
            if (pool.containsKey(name)) {
                texts.put(name, whole(JobWriter.POOL + "." + name, pool.get(name)));
            }
        }
        for (String name : PoolTexts.WORDS) {
            if (pool.containsKey(name)) {
                texts.put(name, text(JobWriter.POOL + ".", name, pool));
            }
        }
        try {
            int usual = Math.max(usualWorkers, workload.requiredWorkers(settings));
            return new RunConfiguration(workload.name(), settings, PoolTexts.read(texts, usual));
        } catch (InvalidSettingException e) {
            throw wrong(JobWriter.POOL + "." + e.field(), e.reason());
        }
    }

    /// @param what they are
    private List<Integer> numbers(Map<String, Object> compare, String key, String what) throws JobFileException {
        Object given = compare.getOrDefault(key, List.of());
        String name = JobWriter.COMPARE + "." + key;
        if (!(given instanceof List<?> list)) {
            throw wrong(name, "must be a list of " + what + ", as in [1, 2, 4], and is " + kind(given));
        }
        List<Integer> numbers = new ArrayList<>();
        for (Object number : list) {
            numbers.add(small(name, number));
        }
        return numbers;
    }

    Comparison comparison(Map<String, Object> compare) throws JobFileException {
        var comparison = new Comparison(numbers(compare, JobWriter.SIZES, "pool sizes"),
                small(compare, JobWriter.REPEAT),
                words(compare, JobWriter.PRECISION), words(compare, JobWriter.CAP), small(compare, JobWriter.SEED),
                numbers(compare, JobWriter.THREADS, "numbers of threads"),
                words(compare, JobWriter.START), words(compare, JobWriter.BASELINE));
        if (comparison.repeats().isPresent()) {
            for (String other : List.of(JobWriter.PRECISION, JobWriter.CAP)) {
                if (compare.containsKey(other)) {
                    throw wrong(JobWriter.COMPARE + "." + other, "does not go with '" + JobWriter.REPEAT
                            + "'; leave one of them out");
                }
            }
        }
        return comparison;
    }

    private OptionalInt small(Map<String, Object> compare, String name) throws JobFileException {
        return compare.containsKey(name)
                ? OptionalInt.of(small(JobWriter.COMPARE + "." + name, compare.get(name))) : OptionalInt.empty();
    }

    private Optional<String> words(Map<String, Object> compare, String name) throws JobFileException {
        return compare.containsKey(name) ? Optional.of(text(JobWriter.COMPARE + ".", name, compare))
                : Optional.empty();
    }

    private int small(String name, Object value) throws JobFileException {
        String text = whole(name, value);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong(name, "must not be so large a number: " + text);
        }
    }

    @SafeVarargs
    private static void keep(Map<String, Object> others, String part, Map<String, Object> all, List<String>... known) {
        var unknown = new LinkedHashMap<>(all);
        for (List<String> names : known) {
            names.forEach(unknown::remove);
        }
        if (!unknown.isEmpty()) {
            others.put(part, unknown);
        }
    }

    private Map<String, Object> part(String name) throws JobFileException {
        Object value = tree.containsKey(name) ? tree.get(name) : Map.of();
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(name, "must be an object, which begins with {, and is " + kind(value));
        }
        var part = new LinkedHashMap<String, Object>();
        map.forEach((key, content) -> part.put(key.toString(), content));
        return part;
    }

    private String text(String above, String name, Map<String, Object> in) throws JobFileException {
        Object value = in.get(name);
        if (value instanceof String text) {
            return text;
        }
        throw wrong(above + name, "must be a text in quotes, and is " + kind(value));
    }

    private String whole(String name, @Nullable Object value) throws JobFileException {
        BigDecimal number = number(name, value);
        if (number.stripTrailingZeros().scale() > 0) {
            throw wrong(name, "must be a whole number, not " + value);
        }
        return plain(number);
    }

    private BigDecimal number(String name, @Nullable Object value) throws JobFileException {
        BigDecimal number = switch (value) {
            case BigDecimal exact -> exact;
            case BigInteger exact -> new BigDecimal(exact);
            case Integer _, Long _ -> new BigDecimal(value.toString());
            case null, default -> throw wrong(name, "must be a number, and is " + kind(value));
        };
        if ((long) number.precision() - number.scale() > MAX_DIGITS || number.scale() > MAX_DIGITS) {
            throw wrong(name, "must not be so long a number: " + value);
        }
        return number;
    }

    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.toPlainString();
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text.length() > MAX_DIGITS ? "a text" : "the text \"" + text + "\"";
            case Boolean truth -> truth.toString();
            case Number number -> "the number " + number;
            case List<?> _ -> "a list";
            default -> "an object";
        };
    }

    private JobFileException wrong(String name, String what) {
        return new JobFileException(file, "cannot be taken: '" + name + "' " + what);
    }
}
