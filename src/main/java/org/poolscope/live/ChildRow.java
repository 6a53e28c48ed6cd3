package org.poolscope.live;

import java.time.Duration;

/// One process of a worker's programs, as of the last beat: a row below the worker's.
///
/// @param depth       0 for a program that the worker has started, 1 for a child of that, and so on
/// @param name        the begin of what the system calls it
/// @param cpuPercent  of one core, over the last second or so; `NaN` while that is not known
/// @param cpuTime     its own, and that of ended children that it waited for
/// @param memoryBytes resident; below 0 if it is not known
public record ChildRow(long pid, int depth, String name, double cpuPercent, Duration cpuTime, long memoryBytes,
                       int threads) {}
