package org.poolscope.process.usage;

/// A figure, and how well it is known.
///
/// @param value 0 if it is not known
public record Measure(long value, Kind kind) {

    /// How a figure came about.
    public enum Kind {
        /// Nothing tells it on this system.
        UNKNOWN,
        /// Added up or compared from looks at a moment: what is between two of them is not in it.
        SAMPLED,
        /// As the kernel keeps it.
        EXACT
    }

    public static final Measure UNKNOWN = new Measure(0, Kind.UNKNOWN);

    static Measure exact(long value) {
        return new Measure(value, Kind.EXACT);
    }

    static Measure sampled(long value) {
        return new Measure(value, Kind.SAMPLED);
    }

    /// A sampled one, if any sample was taken.
    static Measure sampledIf(boolean known, long value) {
        return known ? sampled(value) : UNKNOWN;
    }
}
