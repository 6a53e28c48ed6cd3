package org.poolscope.workload.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Items;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Summary;

/// Counts the programs that succeeded and those that did not, and adds up their processor time; the digest is over the
/// items and how their programs ended.
final class CommandSummary implements Summary {

    private final ResultDigest digest = new ResultDigest();
    private long succeeded;
    private long failed;
    private long userNanos;
    private long systemNanos;
    private boolean allKnown = true;

    @Override
    public void add(Items items, @Nullable Object value) {
        for (Object outcome : (List<?>) Objects.requireNonNull(value)) {
            add((List<?>) outcome);
        }
    }

    private void add(List<?> outcome) {
        digest.add(outcome.subList(0, 3).toString());
        if (outcome.get(1).equals(true)) {
            succeeded++;
        } else {
            failed++;
        }
        long user = (Long) outcome.get(3);
        if (user >= 0) {
            userNanos += user;
            systemNanos += (Long) outcome.get(4);
        } else {
            allKnown = false;
        }
    }

    @Override
    public Result finish(Segments shared) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("succeeded", succeeded);
        values.put("failed", failed);
        if (allKnown) {
            values.put("userSeconds", seconds(userNanos));
            values.put("systemSeconds", seconds(systemNanos));
        }
        return new Result(values, digest.hex());
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }
}
