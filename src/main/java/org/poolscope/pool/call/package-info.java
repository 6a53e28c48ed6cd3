/// How calls of functions are brought to the workers of a pool, and their results back.
@NullMarked
package org.poolscope.pool.call;

import org.jspecify.annotations.NullMarked;
