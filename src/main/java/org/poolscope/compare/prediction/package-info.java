/// What follows from how long each item takes: how fast no pool can be, how long each size would take if nothing else
/// took time, and what another order of the items would save.
///
/// Pure functions of numbers. Items are given to whichever worker is free first, in their order ([ListSchedule]).
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare.prediction;

import org.jspecify.annotations.NullMarked;
