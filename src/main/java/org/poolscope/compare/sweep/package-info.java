/// The runs of a comparison as they are made: block by block, fairly interleaved, watched and written into the journal.
///
/// Every repeat is a block that holds each size once, in a balanced order ([BlockOrder]), so that a machine that grows
/// warm or busy meanwhile slows all sizes alike. A run that other programs have slowed ([ProcessorTime]) is run again
/// at the end of its block ([SweepPlan]).
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare.sweep;

import org.jspecify.annotations.NullMarked;
