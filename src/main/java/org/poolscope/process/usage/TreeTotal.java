package org.poolscope.process.usage;

/// What a program and all that it has started have used from its start to its end.
///
/// @param userNanos    processor time of their own code
/// @param systemNanos  processor time of the system for them
/// @param peakBytes    the most memory that they had resident; see the package for what that is
/// @param readBytes    read from disks
/// @param writtenBytes written to disks
/// @param processes    the most that were alive at one moment
/// @param threads      the most that these had at one moment
public record TreeTotal(Measure userNanos, Measure systemNanos, Measure peakBytes, Measure readBytes,
                        Measure writtenBytes, Measure processes, Measure threads) {

    /// Of one of which nothing is known.
    public static final TreeTotal UNKNOWN = new TreeTotal(Measure.UNKNOWN, Measure.UNKNOWN, Measure.UNKNOWN,
            Measure.UNKNOWN, Measure.UNKNOWN, Measure.UNKNOWN, Measure.UNKNOWN);

    /// With what the kernel tells of the control group that they were in.
    TreeTotal with(GroupUse group) {
        return new TreeTotal(Measure.exact(group.userNanos()), Measure.exact(group.systemNanos()),
                group.peak(peakBytes.value()), readBytes, writtenBytes, processes,
                group.threads() < 0 ? threads : Measure.exact(group.threads()));
    }

    /// User and system together.
    public long cpuNanos() {
        return userNanos.value() + systemNanos.value();
    }
}
