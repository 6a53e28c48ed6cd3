package org.poolscope.workload.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.usage.Measure;
import org.poolscope.process.usage.TreeTotal;
import org.poolscope.workload.command.output.ItemOutput;

/// What became of one item's program, as its worker tells the parent. Crosses between them as a list of its parts,
/// since only plain values are ever rebuilt from a worker's bytes; nobody else knows their order.
///
/// @param item        what it was run for
/// @param success     whether it ended as it was to
/// @param how         it ended, in words
/// @param userNanos   of processor time; below 0 if not known
/// @param systemNanos of processor time; below 0 if not known
/// @param left        whether something that it has started still runs
/// @param missing     how many bytes of its output are not kept, of those that were to be
/// @param lost        whether its output was to be kept, and is not
record ProgramOutcome(String item, boolean success, String how, long userNanos, long systemNanos, boolean left,
                      long missing, boolean lost) {

    private static final long UNKNOWN = -1;

    static ProgramOutcome of(String item, boolean success, String how, TreeTotal usage, boolean left,
                             ItemOutput.Kept kept) {
        return new ProgramOutcome(item, success, how, valueOf(usage.userNanos()), valueOf(usage.systemNanos()), left,
                kept.missing(), !kept.lost().isEmpty());
    }

    private static long valueOf(Measure measure) {
        return measure.kind() == Measure.Kind.UNKNOWN ? UNKNOWN : measure.value();
    }

    /// Those of a task.
    ///
    /// @param value as the worker sent it: a list of what [#plain] gives
    static List<ProgramOutcome> of(@Nullable Object value) {
        List<?> all = (List<?>) Objects.requireNonNull(value);
        List<ProgramOutcome> outcomes = new ArrayList<>(all.size());
        for (Object one : all) {
            outcomes.add(ofPlain((List<?>) one));
        }
        return outcomes;
    }

    private static ProgramOutcome ofPlain(List<?> parts) {
        return new ProgramOutcome((String) parts.get(0), (Boolean) parts.get(1), (String) parts.get(2),
                (Long) parts.get(3), (Long) parts.get(4), (Boolean) parts.get(5), (Long) parts.get(6),
                (Boolean) parts.get(7));
    }

    /// As it is sent.
    List<Object> plain() {
        return List.of(item, success, how, userNanos, systemNanos, left, missing, lost);
    }

    /// Of one that could not be started.
    static ProgramOutcome notStarted(String item) {
        return new ProgramOutcome(item, false, "not started", UNKNOWN, UNKNOWN, false, 0, false);
    }

    boolean isUsageKnown() {
        return userNanos >= 0;
    }

    /// What has to be the same in every run of the same batch.
    String digested() {
        return "[" + item + ", " + success + ", " + how + "]";
    }
}
