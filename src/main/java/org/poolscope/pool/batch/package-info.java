/// Brings a workload's batch through a pool: cuts it into tasks, tries again, sums up.
@NullMarked
package org.poolscope.pool.batch;

import org.jspecify.annotations.NullMarked;
