/// A program as the system sees it: started with its output going straight to files, waited for, told by how it ended
/// and what it used, and ended with everything that it has started.
///
/// Nothing of a workload, a pool or a task is known here.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.process;

import org.jspecify.annotations.NullMarked;
