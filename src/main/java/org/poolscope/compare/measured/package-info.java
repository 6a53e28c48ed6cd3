/// What a comparison has measured: its runs, which of them count, and what those of each size come to.
///
/// A run that did not do the same work as the others is kept and shown, and never counted ([Timing]); of one that
/// others have slowed and that was run again, the later counts ([SweepBlocks]).
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare.measured;

import org.jspecify.annotations.NullMarked;
