package org.poolscope.pool;

/// A record that no function names.
public record HiddenPoint(int x) {}
