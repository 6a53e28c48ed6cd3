/// How worker JVMs come into being: their command line, their share of the machine, and where a run keeps its things.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.launch;

import org.jspecify.annotations.NullMarked;
