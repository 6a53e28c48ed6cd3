/// How calls of functions are brought to the workers of a pool, and their results back.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.call;

import org.jspecify.annotations.NullMarked;
