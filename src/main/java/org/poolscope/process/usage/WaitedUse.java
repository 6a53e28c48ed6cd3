package org.poolscope.process.usage;

/// What the kernel tells of a program with its end: of itself, and of all that was waited for.
///
/// @param peakBytes    the most that one of these processes had resident; 0 if that is not known
/// @param readBytes    from disks; [#UNKNOWN] if that is not known
/// @param writtenBytes to disks; [#UNKNOWN] if that is not known
public record WaitedUse(long userNanos, long systemNanos, long peakBytes, long readBytes, long writtenBytes) {

    public static final long UNKNOWN = -1;

    long cpuNanos() {
        return userNanos + systemNanos;
    }
}
