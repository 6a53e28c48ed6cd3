package org.poolscope.live.eta;

/// Between what a time to come lies, in seconds.
///
/// @param low    it is less one time in ten
/// @param middle it is less one time in two
/// @param high   it is more one time in ten
public record TimeInterval(double low, double middle, double high) {}
