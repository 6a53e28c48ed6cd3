/// Calls of functions on a pool: how they are brought to workers, what they may cost, and their results.
@NullMarked
package org.poolscope.pool.call;

import org.jspecify.annotations.NullMarked;
