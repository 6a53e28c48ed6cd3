package org.poolscope.workload.run;

import java.util.List;
import org.poolscope.workload.InvalidSettingException;

/// In which order the items of a batch are begun. What becomes of them is told, and kept, as they are in the batch.
public enum ItemOrder {
    /// As they are in the batch.
    GIVEN,
    /// Those that are expected to take longest before the others, so that none of them is left for the end: by what
    /// they took in an earlier run with the same settings, or else by the size of what they are made from (longest
    /// processing time first: R. L. Graham, "Bounds on multiprocessing timing anomalies", 1969). One item is a task
    /// then.
    LONGEST_FIRST;

    /// As it is written.
    public String word() {
        return ConstantWords.of(this);
    }

    public static List<String> words() {
        return ConstantWords.of(values());
    }

    /// Reads what a person writes.
    ///
    /// @throws InvalidSettingException if it is none of the words
    public static ItemOrder parse(String text) {
        return ConstantWords.read("order", values(), text);
    }
}
