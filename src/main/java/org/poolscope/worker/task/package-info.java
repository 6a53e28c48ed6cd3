/// What a worker does with the commands it is given: it runs tasks of a workload or calls, one at a time, and replies.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.worker.task;

import org.jspecify.annotations.NullMarked;
