package org.poolscope.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All figures of a sitting, by case, who was measured, what, and in which round; and what could not be measured. A
/// peer of two cases is measured beside each, and each has figures of its own.
final class Findings {

    private final Map<Key, Series> series = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();

    private record Key(BenchCase of, Contender contender, String figure) {}

    /// One figure over the rounds.
    ///
    /// @param values by round
    record Series(String unit, TreeMap<Integer, Double> values) {}

    /// A run that gave no figures.
    ///
    /// @param ours whether it was no peer's
    record Failure(BenchCase of, Contender contender, boolean ours, int round, String reason) {}

    void add(BenchCase of, Contender contender, int round, List<Figure> figures) {
        for (Figure figure : figures) {
            series.computeIfAbsent(new Key(of, contender, figure.name()),
                            _ -> new Series(figure.unit(), new TreeMap<>()))
                    .values().put(round, figure.value());
        }
    }

    void add(Failure failure) {
        failures.add(failure);
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    Optional<Series> of(BenchCase of, Contender contender, String figure) {
        return Optional.ofNullable(series.get(new Key(of, contender, figure)));
    }
}
