package org.poolscope.workload;

/// What the programs that ran for an item have used, each with all that it has started.
///
/// @param userNanos    processor time of their own code
/// @param systemNanos  processor time of the system for them
/// @param peakBytes    the most memory that they had at one moment, shared pages counted for each
/// @param readBytes    read from disks
/// @param writtenBytes written to disks
/// @param processes    the most that were alive at one moment
/// @param threads      the most that these had at one moment
public record ItemUse(Figure userNanos, Figure systemNanos, Figure peakBytes, Figure readBytes, Figure writtenBytes,
                      Figure processes, Figure threads) {

    /// How well a figure is known.
    public enum Accuracy {
        /// Not at all.
        UNKNOWN,
        /// From looks at a moment; what is between two of them is not in it.
        SAMPLED,
        /// As the system keeps it.
        EXACT
    }

    /// A figure and how well it is known.
    ///
    /// @param value 0 if it is not known
    public record Figure(long value, Accuracy accuracy) {

        public static final Figure UNKNOWN = new Figure(0, Accuracy.UNKNOWN);

        public boolean isKnown() {
            return accuracy != Accuracy.UNKNOWN;
        }

        /// The sum of both, as well known as the worse one.
        public Figure plus(Figure other) {
            return new Figure(value + other.value, accuracy.compareTo(other.accuracy) < 0 ? accuracy : other.accuracy);
        }
    }

    /// Of an item for which no program ran, or of whose programs nothing is known.
    public static final ItemUse NONE = new ItemUse(Figure.UNKNOWN, Figure.UNKNOWN, Figure.UNKNOWN, Figure.UNKNOWN,
            Figure.UNKNOWN, Figure.UNKNOWN, Figure.UNKNOWN);

    /// Whether anything is known. Asked of every item several times: to compare all figures with those of [#NONE] takes
    /// a JVM that has just started as long as all else that it does with them.
    public boolean isKnown() {
        return this != NONE && (userNanos.isKnown() || systemNanos.isKnown() || peakBytes.isKnown()
                || readBytes.isKnown() || writtenBytes.isKnown() || processes.isKnown() || threads.isKnown());
    }

    /// Processor time in all.
    public Figure cpuNanos() {
        return userNanos.plus(systemNanos);
    }
}
