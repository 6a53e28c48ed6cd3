package org.poolscope.process.usage;

/// What the kernel tells of the control group that a program was started in, with all that it has started.
///
/// @param peakBytes   the most that was charged to it; [#UNKNOWN] if that is not told
/// @param cachedBytes how much of what is charged to it now the kernel would give back: what it keeps of files
/// @param threads     the most that lived in it at one moment; [#UNKNOWN] if that is not told
public record GroupUse(long userNanos, long systemNanos, long peakBytes, long cachedBytes, long threads) {

    public static final long UNKNOWN = -1;

    /// What is kept of files is next to nothing beside what the programs have.
    private static final int PART = 20;

    long cpuNanos() {
        return userNanos + systemNanos;
    }

    /// @param seen the most that was seen, and was had by a single process
    Measure peak(long seen) {
        if (peakBytes < 0) {
            return Measure.sampledIf(seen > 0, seen);
        }
        return cachedBytes <= peakBytes / PART ? Measure.exact(peakBytes)
                : Measure.sampled(Math.max(seen, peakBytes - cachedBytes));
    }
}
