package org.poolscope.workload.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Items;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Summary;

/// Counts the programs that succeeded and those that did not, and adds up their processor time; the digest is over the
/// items and how their programs ended. What a successful item, too, should be looked at for is a caution.
final class CommandSummary implements Summary {

    private final ResultDigest digest = new ResultDigest();
    private long succeeded;
    private long failed;
    private long userNanos;
    private long systemNanos;
    private boolean allKnown = true;
    private final FirstFew left = new FirstFew();

    @Override
    public void add(Items items, @Nullable Object value) {
        ProgramOutcome.of(value).forEach(this::add);
    }

    private void add(ProgramOutcome outcome) {
        digest.add(outcome.digested());
        if (outcome.success()) {
            succeeded++;
        } else {
            failed++;
        }
        if (outcome.isUsageKnown()) {
            userNanos += outcome.userNanos();
            systemNanos += outcome.systemNanos();
        } else {
            allKnown = false;
        }
        if (outcome.left()) {
            left.add(outcome.item());
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
        return new Result(values, digest.hex(), left.said("items.left-something").toList());
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }
}
