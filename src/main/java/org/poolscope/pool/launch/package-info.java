/// How worker JVMs come into being: their command line, their share of the machine, where a run keeps its things,
/// and what becomes of what they print.
@NullMarked
package org.poolscope.pool.launch;

import org.jspecify.annotations.NullMarked;
