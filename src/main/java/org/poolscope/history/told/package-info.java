/// What a run has told besides the ends of its items, as the journal keeps it: its beginning and end, its workers, what
/// they did and used, what they shared and printed. With the items it is all that a run's picture is made of, so that
/// it can be made again. For one thread.
///
/// **What is thinned.** Samples (beats, shared objects, the cost of watching) come ten times a second for as long as a
/// run lasts. Of each worker's beats, and of each other kind, the first [ToldPacker#ALL_SAMPLES] are kept; from then on
/// every second one, until as many have been kept again, then every fourth, and so on: what is kept grows by as many
/// with each doubling of the time. The last beat of a worker process is always kept. Everything else is whole, but for
/// prints, of which the first are kept.
///
/// **Why not as a table.** As [the items][org.poolscope.history.item], and by the same measure.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.history.told;

import org.jspecify.annotations.NullMarked;
