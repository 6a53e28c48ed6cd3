/// How a process with one target is launched, told what to do, and waited for.
///
/// There is no socket: what to run goes to its stdin, which then stays open for interrupts and closes when this JVM is
/// gone; how it ended stands on its telemetry page.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.process;

import org.jspecify.annotations.NullMarked;
