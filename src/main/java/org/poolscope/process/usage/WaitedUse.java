package org.poolscope.process.usage;

/// What the kernel tells of a program with its end: of itself, and of all that was waited for.
///
/// @param peakBytes    the most that one of these processes had resident; 0 if that is not known
/// @param readBytes    from disks
/// @param writtenBytes to disks
public record WaitedUse(long userNanos, long systemNanos, long peakBytes, long readBytes, long writtenBytes) {}
