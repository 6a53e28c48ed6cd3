package org.poolscope.workload.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Parameters;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;

/// What the workloads of this package have in common: a name, and words that are found in the package's texts by it.
abstract class Demo implements Workload {

    /// How long processes wait for each other to come up.
    static final Duration PATIENCE = Duration.ofSeconds(120);

    /// Between groups of digits, as in all sentences.
    private static final char NARROW_GAP = '\u202F';

    private final String name;
    private final Parameters parameters;
    private final Texts texts = Texts.of(Demo.class);

    Demo(String name) {
        this.name = name;
        this.parameters = Parameters.of(Demo.class, name);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String title() {
        return texts.get(name + ".title");
    }

    @Override
    public final String description() {
        return texts.get(name + ".description");
    }

    final Parameter number(String parameter, long defaultValue, long min, long max) {
        return number(parameter, defaultValue, min, max, "");
    }

    final Parameter number(String parameter, long defaultValue, long min, long max, String unit) {
        return parameters.number(parameter, defaultValue, min, max, unit);
    }

    final Parameter choice(String parameter, String defaultText, List<String> options) {
        return parameters.choice(parameter, defaultText, options);
    }

    final Parameter line(String parameter, String defaultText, int maxLength) {
        return parameters.line(parameter, defaultText, maxLength);
    }

    /// A batch that counts its steps, by this workload's own word for them.
    final Batch counting(long total, Batch batch) {
        return total == 0 ? batch
                : batch.counting(new StepCount(total, texts.get(name + ".step"), texts.get(name + ".steps")));
    }

    /// A sentence of this workload's own, with its figures filled in.
    final String sentence(String key, long... figures) {
        return texts.format(name + "." + key, LongStream.of(figures).mapToObj(Demo::figure).toArray());
    }

    /// What must be told of a value that is known beforehand: nothing if it is right.
    ///
    /// @param found null if it is missing
    final List<String> cautions(String value, @Nullable Object found, Object right) {
        if (right.equals(found)) {
            return List.of();
        }
        return List.of(found == null ? texts.format("missing", value, figure(right))
                : texts.format("wrong", value, figure(found), figure(right)));
    }

    private static String figure(Object value) {
        return value instanceof Long number
                ? String.format(Locale.ROOT, "%,d", number).replace(',', NARROW_GAP) : value.toString();
    }
}
