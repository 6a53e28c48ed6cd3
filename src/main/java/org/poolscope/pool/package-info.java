/// The parent's side: pools of worker processes, processes with one function each, and the runs of the window.
///
/// **API**: programs may build on what is public here.
@NullMarked
package org.poolscope.pool;

import org.jspecify.annotations.NullMarked;
