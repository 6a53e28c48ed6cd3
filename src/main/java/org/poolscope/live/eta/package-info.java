/// How much longer a run will take, as an interval: pure functions of what items took, of what is underway and of what
/// is left.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.live.eta;

import org.jspecify.annotations.NullMarked;
