package org.poolscope.compare.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.DoubleStream;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.RunPauses;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.compare.measured.SweepRun.Turn;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.Ending.End;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.waterfall.RunTrace;
import org.poolscope.history.JournalException;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.Comparisons;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.read.Replay;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Workloads;

/// A comparison of the past, made again from the journal: whole, or as far as it came before it was stopped.
///
/// @param started when its first run was begun
public record PastSweep(Instant started, SweepResult result) {

    /// Reads one that there is. Not on the event dispatch thread.
    ///
    /// @throws JournalException if it cannot be read, or none of its runs has ended
    public static PastSweep of(JournalReader journal, long comparison) throws JournalException {
        Comparisons.Kept kept = Comparisons.read(journal, comparison);
        List<Comparisons.Part> over = kept.runs().stream()
                .filter(part -> part.run().state() != JournalState.RUNNING).toList();
        if (over.isEmpty()) {
            throw new JournalException("no run of this comparison has ended");
        }
        SweepConfiguration sweep = SweepNotes.question(over.getFirst().run().configuration(Map.of()), kept.question(),
                kept.repeats());
        List<SweepRun> runs = new ArrayList<>();
        for (Comparisons.Part part : over) {
            double at = Duration.between(kept.started(), part.run().started()).toNanos() / 1e9;
            runs.add(run(journal, sweep, part).with(new SweepRun.Around(at, SweepNotes.strain(part.note()))));
        }
        RunEntry last = over.getLast().run();
        Duration elapsed = Duration.between(kept.started(), last.started()).plus(last.time().orElse(Duration.ZERO));
        End end = end(sweep, runs, elapsed);
        runs.addAll(SweepNotes.plain(sweep, kept.question()));
        return new PastSweep(kept.started(), SweepResult.of(sweep, runs, Optional.of(end)));
    }

    private static SweepRun run(JournalReader journal, SweepConfiguration sweep, Comparisons.Part part)
            throws JournalException {
        var pauses = new RunPauses.Log();
        var trace = new RunTrace();
        var end = new AtomicReference<RunReport>();
        Replay.of(journal, part.run(), told -> {
            pauses.hear(told);
            // A beat would have the processor's queue looked at, of whoever has that number by now.
            if (!(told instanceof Telemetry.Beat)) {
                trace.hear(told);
            }
            if (told instanceof Telemetry.RunEnded ended) {
                end.set(ended.report());
            }
        });
        RunReport report = end.get();
        int size = report.configuration().pool().workers();
        boolean foretells = part.block() <= SweepConfiguration.LEAST_RUNS && size == sweep.sizes().getFirst();
        return new SweepRun(part.block(), size, threads(sweep, part.run()), SweepNotes.turn(part.note()), report,
                SweepNotes.disturbance(part.note()), pauses.pauses(), SweepNotes.slices(part.note()),
                foretells ? DoubleStream.of(trace.items()).boxed().toList() : List.of(),
                trace.pace(report.wall().toNanos()));
    }

    private static int threads(SweepConfiguration sweep, RunEntry run) throws JournalException {
        if (sweep.threads().isEmpty()) {
            return SweepConfiguration.AS_CONFIGURED;
        }
        String name = Workloads.named(run.workload()).threadsSetting().orElseThrow();
        return Integer.parseInt(run.settings().getOrDefault(name, "1"));
    }

    /// Why it ended, as far as its runs tell.
    private static End end(SweepConfiguration sweep, List<SweepRun> runs, Duration elapsed) {
        int block = runs.getLast().block();
        long had = runs.stream().filter(run -> run.block() == block && run.turn() == Turn.SIZE)
                .map(SweepRun::place).distinct().count();
        boolean whole = had == (long) sweep.sizes().size() * sweep.layers().size();
        if (!whole || runs.getLast().report().outcome() == RunReport.Outcome.STOPPED) {
            return runs.stream().allMatch(SweepRun::isBroken) ? End.NO_SIZE : End.STOPPED;
        }
        return switch (sweep.ending()) {
            case Ending.Blocks(int blocks) -> block >= blocks ? End.ALL_BLOCKS : End.STOPPED;
            case Ending.Precise precise -> {
                OptionalDouble known = SweepResult.of(sweep, runs, false).recommendation().precision();
                yield known.isPresent() && known.getAsDouble() <= precise.precision() ? End.PRECISE
                        : elapsed.plus(elapsed.dividedBy(block)).compareTo(precise.cap()) > 0 ? End.CAP : End.NO_BETTER;
            }
        };
    }
}
