package org.poolscope.workload;

import java.util.OptionalLong;

/// A shared object that a batch wants created before it starts. Its name is how workers attach to it and what the
/// monitor shows.
public sealed interface SharedSpec {

    String name();

    /// @param expected the value it ought to have in the end, for the eyes of the monitor; empty when there is none
    record Counter(String name, OptionalLong expected) implements SharedSpec {}

    /// @param capacity how many values fit, at least 1
    record Queue(String name, int capacity) implements SharedSpec {}
}
