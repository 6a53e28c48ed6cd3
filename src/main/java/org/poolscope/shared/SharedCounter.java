package org.poolscope.shared;

/// A whole number that several JVMs count up together.
public interface SharedCounter {
    long get();
}
