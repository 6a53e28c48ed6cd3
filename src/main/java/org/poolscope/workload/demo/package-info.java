/// The examples of a multiprocessing tutorial as workloads, and the dining philosophers: small enough to see through,
/// real enough to show what processes, queues, pipes, locks, counters and shared memory do.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.demo;

import org.jspecify.annotations.NullMarked;
