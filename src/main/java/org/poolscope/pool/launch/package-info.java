/// How worker JVMs come into being: their command line, their share of the machine, and where a run keeps its things.
@NullMarked
package org.poolscope.pool.launch;

import org.jspecify.annotations.NullMarked;
