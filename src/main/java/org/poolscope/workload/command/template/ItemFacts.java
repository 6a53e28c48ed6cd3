package org.poolscope.workload.command.template;

import java.util.List;

/// All that a command line can say of an item.
///
/// @param item    the item itself, a [org.poolscope.process.ByteText]
/// @param number  its number in the batch, from 1
/// @param slot    the place that it is run in, from 1
/// @param threads how many processors there are for it
/// @param attempt which try it is, from 1
/// @param out     the folder for its results; empty if there is none
/// @param columns of its row, behind the item itself, what the command fills in; empty if it is no row
public record ItemFacts(String item, long number, int slot, int threads, int attempt, String out,
                        List<String> columns) {}
