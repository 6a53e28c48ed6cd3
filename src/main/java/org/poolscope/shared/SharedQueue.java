package org.poolscope.shared;

/// A bounded queue of numbers between JVMs.
public interface SharedQueue {
    int size();

    int capacity();
}
