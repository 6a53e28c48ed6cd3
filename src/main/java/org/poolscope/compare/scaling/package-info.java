/// Laws of scaling, fitted to what was measured: how much a batch does per second with so many workers, which part of
/// the work cannot be shared out, and at what size more workers make it slower.
///
/// Pure functions of numbers, tested against published values. The law is N. J. Gunther's Universal Scalability Law,
/// with G. M. Amdahl's as its case without crosstalk ([ScalingLaw]). Least squares are Hipparchus', which is loaded
/// when the first law is fitted and not before.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare.scaling;

import org.jspecify.annotations.NullMarked;
