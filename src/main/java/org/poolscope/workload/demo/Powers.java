package org.poolscope.workload.demo;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;

/// Raises three numbers to a power each: a function of two arguments, whose results come in the order of the arguments.
public final class Powers extends Demo {

    private static final List<String> POWERS = List.of("2^10", "3^5", "4^3");

    public Powers() {
        super("powers");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        return Batch.pooledOneByOne(new Items.Names(POWERS));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        return (task, _) -> {
            List<Long> values = new ArrayList<>();
            for (long i = 0; i < task.size(); i++) {
                String[] numbers = task.label(i).split("\\^");
                values.add(power(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1])));
            }
            return values;
        };
    }

    private static long power(long base, int exponent) {
        return BigInteger.valueOf(base).pow(exponent).longValueExact();
    }

    @Override
    public Summary summary(Settings settings) {
        return new InOrder();
    }

    private static final class InOrder implements Summary {

        private final Map<String, Object> found = new LinkedHashMap<>();

        @Override
        public void add(Items items, @Nullable Object value) {
            List<?> values = (List<?>) Objects.requireNonNull(value);
            for (int i = 0; i < values.size(); i++) {
                found.put(items.label(i), values.get(i));
            }
        }

        @Override
        public Result finish(Segments shared) {
            List<Object> values = new ArrayList<>();
            var digest = new ResultDigest();
            for (String power : POWERS) {
                if (found.containsKey(power)) {
                    values.add(found.get(power));
                    digest.add(power + " = " + found.get(power));
                }
            }
            SequencedMap<String, Object> result = new LinkedHashMap<>();
            result.put("values", values);
            return new Result(result, digest.hex());
        }
    }
}
