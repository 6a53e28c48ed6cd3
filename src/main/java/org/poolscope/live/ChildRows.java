package org.poolscope.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.ProgramUse.Member;

/// The processes of a worker's programs from beat to beat: each below its parent, with how much of a core it uses.
final class ChildRows {

    /// Nobody can read figures that change more often.
    private static final long SPAN_NANOS = 950_000_000;

    private final Map<Long, Meter> meters = new HashMap<>();
    private List<ChildRow> rows = List.of();

    /// Of one process: its time at a moment, and what it used up to then.
    private static final class Meter {
        private final long nanos;
        private final long cpuNanos;
        private final double percent;

        Meter(long nanos, long cpuNanos, double percent) {
            this.nanos = nanos;
            this.cpuNanos = cpuNanos;
            this.percent = percent;
        }

        Meter next(long now, long cpu) {
            return now - nanos < SPAN_NANOS ? this
                    : new Meter(now, cpu, Math.max(0, 100.0 * (cpu - cpuNanos) / (now - nanos)));
        }
    }

    void take(ProgramUse use) {
        Set<Long> there = new HashSet<>();
        for (Member member : use.members()) {
            there.add(member.pid());
            meters.merge(member.pid(), new Meter(use.nanos(), member.cpuNanos(), Double.NaN),
                    (known, _) -> known.next(use.nanos(), member.cpuNanos()));
        }
        meters.keySet().retainAll(there);
        Map<Long, List<Member>> byParent = use.members().stream()
                .collect(Collectors.groupingBy(member -> there.contains(member.parent()) ? member.parent() : 0));
        List<ChildRow> next = new ArrayList<>();
        put(byParent.getOrDefault(0L, List.of()), 0, byParent, next);
        rows = List.copyOf(next);
    }

    /// Read at different moments, two may say that they are each other's children: such are in no tree.
    private void put(List<Member> of, int depth, Map<Long, List<Member>> byParent, List<ChildRow> into) {
        for (Member member : of) {
            into.add(new ChildRow(member.pid(), depth, member.name(), meters.get(member.pid()).percent,
                    Duration.ofNanos(member.cpuNanos()), member.memoryBytes(), member.threads()));
            put(byParent.getOrDefault(member.pid(), List.of()), depth + 1, byParent, into);
        }
    }

    /// In order of their begin, children after their parents.
    List<ChildRow> rows() {
        return rows;
    }
}
