package org.poolscope.live.eta;

import java.util.OptionalDouble;

/// An item that is being worked on.
///
/// @param seconds for how long
/// @param part    how much of it is done, from 0 to 1, if it says so
public record Underway(double seconds, OptionalDouble part) {}
