/// A batch without a pool: its tasks in this JVM, by one thread or by several, to compare a pool with.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.plain;

import org.jspecify.annotations.NullMarked;
