/// What is run, and how: a workload with its settings, the size of its pool, and what becomes of tasks that fail, take
/// long or come while the machine is short of something.
///
/// **API**: programs may build on what is public here.
@NullMarked
package org.poolscope.workload.run;

import org.jspecify.annotations.NullMarked;
