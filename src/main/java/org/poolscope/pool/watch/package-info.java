/// How a run is watched from outside, without its workers noticing.
@NullMarked
package org.poolscope.pool.watch;

import org.jspecify.annotations.NullMarked;
