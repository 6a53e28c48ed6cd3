/// The heart of a pool: one thread that gives tasks to workers, takes their replies and notices their deaths.
@NullMarked
package org.poolscope.pool.engine;

import org.jspecify.annotations.NullMarked;
