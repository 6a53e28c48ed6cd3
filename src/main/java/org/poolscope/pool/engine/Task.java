package org.poolscope.pool.engine;

import org.poolscope.workload.Items;

/// One unit of dispatch: a chunk of items.
///
/// @param number from 0, in the order of the batch
public record Task(long number, Items items) {}
