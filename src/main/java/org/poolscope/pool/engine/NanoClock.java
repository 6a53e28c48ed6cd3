package org.poolscope.pool.engine;

/// The monotonic clock by which an engine measures how long things take. Tests move one by hand.
interface NanoClock {

    NanoClock SYSTEM = System::nanoTime;

    /// Nanoseconds since a moment that nobody knows; comparable with what workers note of theirs.
    long now();
}
