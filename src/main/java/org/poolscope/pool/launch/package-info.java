/// How worker JVMs come into being and stand by: launching one, handing over to it, why it did not come up, and what
/// an engine knows of its process.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.launch;

import org.jspecify.annotations.NullMarked;
