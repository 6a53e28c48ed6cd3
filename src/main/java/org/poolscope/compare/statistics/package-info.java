/// What a few measured times say: their middle, how sure that is, and whether one pool size is faster than another.
///
/// Pure functions of numbers, each with its source. A machine changes while it is measured, so that times are compared
/// within a block only ([BlockTimes]), and it is the blocks that are drawn anew for an interval ([Bootstrap]). How much
/// of a difference is noise is measured and not assumed: one size runs twice in every block ([NoiseFloor]).
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare.statistics;

import org.jspecify.annotations.NullMarked;
