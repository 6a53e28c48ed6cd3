/// The heart of a pool: one thread that gives tasks to workers, takes their replies and notices their deaths.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.engine;

import org.jspecify.annotations.NullMarked;
