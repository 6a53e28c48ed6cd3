/// Where a run keeps its files, where its processes begin, and what nobody else can have written.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.launch.folder;

import org.jspecify.annotations.NullMarked;
