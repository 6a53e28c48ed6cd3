package org.poolscope.live;

/// A line that a worker has printed.
///
/// @param nanos  when it was seen, in nanoseconds since the run was started
/// @param worker the place in the pool of who printed it
/// @param pid    its process
/// @param error  whether it was printed to stderr
/// @param item   the name of the item that it is of; empty if nobody has said so
public record PrintedLine(long nanos, int worker, long pid, boolean error, String item, String text) {}
