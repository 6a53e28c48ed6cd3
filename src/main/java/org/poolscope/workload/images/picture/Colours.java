package org.poolscope.workload.images.picture;

/// What colours a picture has room for as its file stores it, and so what a copy of it has to have room for.
public enum Colours {
    /// Any.
    ALL,
    /// Greys alone.
    GREYS,
    /// Those of a palette, 256 at most, of whatever kind.
    PALETTE
}
