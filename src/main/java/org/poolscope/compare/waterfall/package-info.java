/// Where the speed-up went: what the workers of a run did with their time, measured and not modelled.
///
/// A run of N workers has N times its length to give away. What of that was work, and what was not, is told by when
/// each task began and ended ([RunTrace]); the slices sum up to it, and what is missing is shown ([Slices]).
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare.waterfall;

import org.jspecify.annotations.NullMarked;
