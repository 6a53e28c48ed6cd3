/// What JVMs share through mapped memory: named segments with counters and queues in them.
@NullMarked
package org.poolscope.shared;

import org.jspecify.annotations.NullMarked;
