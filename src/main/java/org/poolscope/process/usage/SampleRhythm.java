package org.poolscope.process.usage;

/// How far apart the looks are: close while something may happen fast, and never so close that they take more than a
/// hundredth of a core.
final class SampleRhythm {

    static final long FAST_NANOS = 20_000_000;
    static final long USUAL_NANOS = 50_000_000;

    /// However many processes there are: who has ended is to be noticed, too.
    static final long LONGEST_NANOS = 500_000_000;

    /// A look may take one part of so many.
    private static final long SHARE = 100;

    /// One that took long by chance, as the first ones do, is not to count for long.
    private static final int SMOOTH = 4;

    private long costNanos;

    /// @param lookNanos what the last look took of a processor
    /// @param fast      whether something is young or grows
    /// @return how long after its begin the next look is due
    long next(long lookNanos, boolean fast) {
        costNanos += (lookNanos - costNanos) / SMOOTH;
        return Math.min(LONGEST_NANOS, Math.max(fast ? FAST_NANOS : USUAL_NANOS, SHARE * costNanos));
    }
}
