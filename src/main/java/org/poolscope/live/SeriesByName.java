package org.poolscope.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;

/// Shared objects over time, by name, and not more of them than a person could look at: workers may make any number.
final class SeriesByName {

    /// With more than these, the one that was found first of those that are gone is forgotten; while all are still
    /// there, no other one is followed.
    static final int MOST = 64;

    private final SequencedMap<String, SharedSeries> series = new LinkedHashMap<>();

    /// Adds what one held at a moment.
    ///
    /// @param there the names of all that are there at that moment
    void note(String name, OptionalLong limit, long moment, double figure, Set<String> there) {
        if (!series.containsKey(name)) {
            if (series.size() == MOST && !forgetOne(there)) {
                return;
            }
            series.put(name, new SharedSeries(name, limit, new Series()));
        }
        series.get(name).values().add(moment, figure);
    }

    private boolean forgetOne(Set<String> there) {
        return series.keySet().stream().filter(name -> !there.contains(name)).findFirst()
                .map(series::remove).isPresent();
    }

    /// Unmodifiable, live.
    SequencedMap<String, SharedSeries> all() {
        return Collections.unmodifiableSequencedMap(series);
    }
}
