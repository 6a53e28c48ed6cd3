package org.poolscope.live;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The memory of workers that run programs, with these, in megabytes over time.
final class ProgramMemory {

    private final TreeMap<Integer, Series> series = new TreeMap<>();
    private double together;
    private double most;

    /// Takes in what a worker has now, once it is known to run programs.
    void add(WorkerRow row, long nanos) {
        if (row.runsPrograms()) {
            series.computeIfAbsent(row.worker(), _ -> new Series()).add(nanos, row.memoryBytes() / LiveModel.MEGABYTE);
        }
    }

    /// Nothing is known of a worker from here on.
    void gap(int worker, long nanos) {
        Series of = series.get(worker);
        if (of != null) {
            of.gap(nanos);
        }
    }

    void tick(List<WorkerRow> rows) {
        together = rows.stream().filter(row -> row.exit().isEmpty() && row.runsPrograms())
                .mapToLong(WorkerRow::memoryBytes).sum() / LiveModel.MEGABYTE;
        most = Math.max(most, together);
    }

    double together() {
        return together;
    }

    double most() {
        return most;
    }

    SequencedMap<Integer, Series> series() {
        return Collections.unmodifiableSequencedMap(series);
    }
}
