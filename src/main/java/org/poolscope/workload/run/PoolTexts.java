package org.poolscope.workload.run;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.poolscope.workload.InvalidSettingException;

/// Pool options as texts that a person could have written, by the names that they have on the command line, in a form
/// and in files: `workers`, `chunk`, `beats`, `deadline` and so on. Pauses before retries grow twofold in them, as
/// they do wherever a person sets them.
public final class PoolTexts {

    public static final String WORKERS = "workers";
    public static final String CHUNK = "chunk";
    public static final String ORDER = "order";
    public static final String BEATS = "beats";
    public static final String DEADLINE = "deadline";
    public static final String RETRIES = "retries";
    public static final String RETRY_DELAY = "retry-delay";
    public static final String HALT = "halt";
    public static final String PRIORITY = "priority";
    public static final String GUARD_DISK = "guard-disk";
    public static final String GUARD_MEMORY = "guard-memory";
    public static final String GUARD_BATTERY = "guard-battery";

    /// Those that are whole numbers.
    public static final List<String> NUMBERS = List.of(WORKERS, CHUNK, BEATS, RETRIES, GUARD_DISK, GUARD_MEMORY,
            GUARD_BATTERY);

    /// Those that are words.
    public static final List<String> WORDS = List.of(ORDER, DEADLINE, RETRY_DELAY, HALT, PRIORITY);

    /// All of them.
    public static final List<String> NAMES = Stream.of(NUMBERS, WORDS).flatMap(List::stream).toList();

    private PoolTexts() {}

    /// All options but a chunk that is left to the batch: [#read] makes the same options of them again.
    public static SequencedMap<String, String> of(PoolOptions pool) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(WORKERS, Integer.toString(pool.workers()));
        pool.chunk().ifPresent(chunk -> texts.put(CHUNK, Integer.toString(chunk)));
        texts.put(ORDER, pool.order().word());
        texts.put(BEATS, Integer.toString(pool.beatsPerSecond()));
        texts.put(DEADLINE, deadline(pool.policy().deadline()));
        RetryPolicy retries = pool.policy().retries();
        texts.put(RETRIES, Integer.toString(retries.retries()));
        texts.put(RETRY_DELAY, seconds(retries.isNone() ? RetryPolicy.USUAL_PAUSE : retries.pause()));
        texts.put(HALT, halt(pool.policy().halt()));
        texts.put(PRIORITY, pool.conduct().priority().word());
        Guards guards = pool.conduct().guards();
        texts.put(GUARD_DISK, Long.toString(guards.freeDiskMegabytes()));
        texts.put(GUARD_MEMORY, Long.toString(guards.freeMemoryMegabytes()));
        texts.put(GUARD_BATTERY, Integer.toString(guards.batteryPercent()));
        return texts;
    }

    /// Reads options as a person gives them; what is not given is as usual.
    ///
    /// @param given   texts by their names; others than those of options are not looked at
    /// @param workers the pool size if none is given
    /// @throws InvalidSettingException if one of them cannot be taken
    public static PoolOptions read(Map<String, String> given, int workers) {
        SequencedMap<String, String> texts = of(PoolOptions.ofSize(1));
        texts.put(WORKERS, Integer.toString(workers));
        texts.putAll(given);
        OptionalInt chunk = texts.containsKey(CHUNK) ? OptionalInt.of(number(CHUNK, texts)) : OptionalInt.empty();
        var policy = new TaskPolicy(Deadline.parse(text(DEADLINE, texts)),
                RetryPolicy.times(number(RETRIES, texts), RetryPolicy.parsePause(text(RETRY_DELAY, texts))),
                HaltPolicy.parse(text(HALT, texts)));
        var guards = new Guards(number(GUARD_DISK, texts), number(GUARD_MEMORY, texts), number(GUARD_BATTERY, texts));
        return new PoolOptions(number(WORKERS, texts), chunk, number(BEATS, texts), policy,
                new Conduct(Priority.parse(text(PRIORITY, texts)), guards), ItemOrder.parse(text(ORDER, texts)));
    }

    private static String text(String name, Map<String, String> texts) {
        return texts.getOrDefault(name, "");
    }

    private static int number(String name, Map<String, String> texts) {
        String text = text(name, texts);
        try {
            return Integer.parseInt(text.strip().replace("_", ""));
        } catch (NumberFormatException e) {
            throw new InvalidSettingException(name, text.strip().matches("-?\\d+")
                    ? "must not be so large a number: " + text.strip()
                    : "must be a whole number, not '" + text + "'");
        }
    }

    private static String deadline(Deadline deadline) {
        return switch (deadline) {
            case Deadline.None _ -> "none";
            case Deadline.After(Duration limit) -> seconds(limit);
            case Deadline.OfMedian(double percent) -> plain(percent) + "%";
        };
    }

    private static String halt(HaltPolicy halt) {
        return switch (halt.when()) {
            case NEVER -> "never";
            case SOON -> "soon," + after(halt);
            case NOW -> "now," + after(halt);
        };
    }

    private static String after(HaltPolicy halt) {
        return plain(halt.after()) + (halt.percent() ? "%" : "");
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString() + "s";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
