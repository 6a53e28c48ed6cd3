/// How a run is watched from outside, without its workers noticing.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.watch;

import org.jspecify.annotations.NullMarked;
