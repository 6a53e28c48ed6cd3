/// The AOT cache that JVMs of ours start fast by: how it is kept, made, trusted and given up.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.launch.cache;

import org.jspecify.annotations.NullMarked;
