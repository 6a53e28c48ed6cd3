package org.poolscope.workload.run;

import java.util.List;
import org.poolscope.workload.InvalidSettingException;

/// How much of the processors a run takes when others want them, too: by how many steps its workers, and the programs
/// that they run, are nicer than the program that runs them, where the system knows such a thing.
public enum Priority {
    /// As much as anybody.
    NORMAL(0),
    /// A little, as usual; see [PoolOptions#NICER].
    LOW(PoolOptions.NICER),
    /// What nobody else wants.
    IDLE(19);

    private final int niceness;

    Priority(int niceness) {
        this.niceness = niceness;
    }

    public int niceness() {
        return niceness;
    }

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
    public static Priority parse(String text) {
        return ConstantWords.read("priority", values(), text);
    }
}
