package org.poolscope.compare;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.compare.measured.Timing;
import org.poolscope.compare.measured.Validity;
import org.poolscope.compare.question.BaselineKind;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.statistics.Statistics;

/// What the same batch took without a pool, in this JVM, in runs between the others.
///
/// @param seconds   the median time by the number of threads that did it
/// @param differing how many of its runs do not count, as with another result than the pool's
public record Baseline(BaselineKind kind, SortedMap<Integer, Double> seconds, int differing) {

    /// With what a pool of a size is to be compared.
    public Optional<Double> against(int size) {
        return Optional.ofNullable(seconds.get(kind == BaselineKind.SEQUENTIAL ? Integer.valueOf(1)
                : Integer.valueOf(size)));
    }

    /// @param runs of the whole sweep
    static Optional<Baseline> of(SweepConfiguration sweep, List<SweepRun> runs) {
        BaselineKind kind = sweep.conditions().baseline();
        if (kind == BaselineKind.NONE) {
            return Optional.empty();
        }
        Validity validity = Validity.among(runs);
        List<SweepRun> its = runs.stream().filter(run -> run.turn() == SweepRun.Turn.BASELINE).toList();
        var seconds = new TreeMap<Integer, Double>();
        for (int threads : kind.threads(sweep.sizes())) {
            double[] valid = its.stream().filter(run -> run.size() == threads).map(run -> validity.timing(run, false))
                    .filter(Timing::valid).mapToDouble(Timing::seconds).toArray();
            if (valid.length > 0) {
                seconds.put(threads, Statistics.median(valid));
            }
        }
        return Optional.of(new Baseline(kind, seconds, (int) its.stream()
                .filter(run -> !validity.timing(run, false).valid()).count()));
    }
}
