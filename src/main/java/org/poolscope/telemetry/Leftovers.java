package org.poolscope.telemetry;

/// What was found of programs that were killed, and is removed.
///
/// @param runs     of how many runs
/// @param segments how many pieces of shared memory
public record Leftovers(int runs, int segments, int sockets) {}
