/// The examples of a multiprocessing tutorial as workloads: small enough to see through, real enough to show what
/// processes, queues and shared counters do.
@NullMarked
package org.poolscope.workload.demo;

import org.jspecify.annotations.NullMarked;
