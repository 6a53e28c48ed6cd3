/// The parent's side: a pool of worker processes, the channel that watches them, and how they share the machine.
@NullMarked
package org.poolscope.pool;

import org.jspecify.annotations.NullMarked;
