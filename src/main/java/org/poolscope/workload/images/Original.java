package org.poolscope.workload.images;

import java.nio.file.Path;

/// A photograph of a batch.
///
/// @param name   of the item
/// @param file   where it is
/// @param number from 1, in the order of the batch
/// @param of     how many the batch has
record Original(String name, Path file, long number, long of) {}
