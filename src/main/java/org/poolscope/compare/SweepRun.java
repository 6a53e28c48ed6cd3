package org.poolscope.compare;

import org.poolscope.telemetry.RunReport;

/// One run of a sweep.
///
/// @param block  the block it was run in, from 1
/// @param size   its pool size
/// @param report what it came to
public record SweepRun(int block, int size, RunReport report) {}
