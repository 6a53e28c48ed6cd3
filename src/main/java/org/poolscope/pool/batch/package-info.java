/// Brings a workload's batch through a pool: cuts it into tasks, tries again, sums up.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.batch;

import org.jspecify.annotations.NullMarked;
