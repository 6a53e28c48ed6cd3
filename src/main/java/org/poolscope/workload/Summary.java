package org.poolscope.workload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;

/// Folds the values of one run's tasks into its result. Used by one thread at a time.
public interface Summary {

    /// Takes in one task's value. Called once per task that succeeded, in no particular order.
    void add(Items items, @Nullable Object value);

    /// Ends the run's sum.
    ///
    /// @param shared the run's shared objects, still there, for final values
    Result finish(Segments shared);

    /// @param values what the run found, by name, in plain values, in the order to print
    /// @param digest the same for every run of the same batch, whatever the pool size, chunk and order; two runs whose
    ///               digests differ did not do the same work
    /// @param cautions what must be told before the values are taken for good, in sentences without their full stops:
    ///                 something was lost, say, even if that was to be expected
    record Result(Map<String, Object> values, String digest, List<String> cautions) {
        public Result {
            cautions = List.copyOf(cautions);
        }

        /// One that is as it should be.
        public Result(Map<String, Object> values, String digest) {
            this(values, digest, List.of());
        }
    }
}
