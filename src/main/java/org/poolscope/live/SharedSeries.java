package org.poolscope.live;

import java.util.OptionalLong;

/// A shared object over time.
///
/// @param name   the object's name
/// @param limit  a queue's capacity, a counter's expected value; empty when there is none
/// @param values depth or value at every sample
public record SharedSeries(String name, OptionalLong limit, Series values) {}
