package org.poolscope.workload.command;

import org.poolscope.process.usage.Measure;
import org.poolscope.process.usage.TreeTotal;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ItemUse.Figure;

/// What a tree of processes has used, in the words of a workload.
final class TreeUse {

    private TreeUse() {}

    static ItemUse of(TreeTotal total) {
        // To compare all of it takes a fresh JVM as long as to make it.
        return total.userNanos().kind() == Measure.Kind.UNKNOWN && total.equals(TreeTotal.UNKNOWN) ? ItemUse.NONE
                : new ItemUse(of(total.userNanos()), of(total.systemNanos()), of(total.peakBytes()),
                        of(total.readBytes()), of(total.writtenBytes()), of(total.processes()), of(total.threads()));
    }

    private static Figure of(Measure measure) {
        return switch (measure.kind()) {
            case UNKNOWN -> Figure.UNKNOWN;
            case SAMPLED -> new Figure(measure.value(), Accuracy.SAMPLED);
            case EXACT -> new Figure(measure.value(), Accuracy.EXACT);
        };
    }
}
