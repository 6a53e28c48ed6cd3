package org.poolscope.bench;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import org.poolscope.bench.Findings.Series;
import org.poolscope.compare.statistics.Statistics;

/// A finished line of the table.
///
/// @param ours  our figure over the rounds; empty if no run gave it
/// @param peer  the peer's; empty if there is none
/// @param ratio ours to the peer's; empty if there is not both
record Row(BenchCase of, Comparison comparison, Optional<Series> ours, Optional<Series> peer, Optional<Ratio> ratio) {

    /// The ratio of the medians, and how it spreads: the quartiles of the ratios that the single rounds had.
    record Ratio(double ofMedians, double lowerQuartile, double upperQuartile) {}

    static Row of(BenchCase of, Comparison comparison, Findings findings) {
        Optional<Series> ours = findings.of(of, of.ours(), comparison.figure());
        Optional<Series> peer = comparison.peer().flatMap(one -> findings.of(of, one, comparison.peerFigure()));
        Optional<Ratio> ratio = ours.flatMap(a -> peer.map(b -> ratio(a.values(), b.values())));
        return new Row(of, comparison, ours, peer, ratio);
    }

    private static Ratio ratio(TreeMap<Integer, Double> ours, TreeMap<Integer, Double> peer) {
        double[] rounds = ours.keySet().stream().filter(peer::containsKey)
                .mapToDouble(round -> ours.get(round) / peer.get(round)).toArray();
        return new Ratio(median(ours.values()) / median(peer.values()), Statistics.quantile(rounds, 0.25),
                Statistics.quantile(rounds, 0.75));
    }

    static double median(Collection<Double> values) {
        return Statistics.of(values.stream().mapToDouble(Double::doubleValue).toArray()).median();
    }

    /// Whether the target was reached; empty if there is none, or nothing to judge by.
    Optional<Boolean> passed() {
        Optional<Double> judged = comparison.peer().isPresent()
                ? ratio.map(Ratio::ofMedians)
                : ours.map(series -> median(series.values().values()));
        return comparison.target().flatMap(target -> judged.map(target::isMetBy));
    }
}
