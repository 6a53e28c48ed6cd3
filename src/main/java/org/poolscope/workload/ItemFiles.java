package org.poolscope.workload;

import java.nio.file.Path;
import java.util.Optional;

/// The files that an item is about. Neither need be there, nor be what it was when the item was worked on. Immutable.
///
/// @param input  what the item was made from
/// @param output what was made of it; empty if nothing was
public record ItemFiles(Path input, Optional<Path> output) {}
