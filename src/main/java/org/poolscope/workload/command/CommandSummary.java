package org.poolscope.workload.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private final FirstFew cut = new FirstFew();
    private final FirstFew lost = new FirstFew();

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
        if (outcome.missing() > 0) {
            cut.add(outcome.item());
        }
        if (outcome.lost()) {
            lost.add(outcome.item());
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
        return new Result(values, digest.hex(), cautions());
    }

    private List<String> cautions() {
        return Stream.of(left.said("items.left-something"), cut.said("items.cut"), lost.said("items.output-lost"))
                .flatMap(Function.identity()).toList();
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }
}
