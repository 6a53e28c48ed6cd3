/// The heart of a pool: one thread that gives tasks to workers, takes their replies and notices their deaths.
///
/// What surrounds an [Engine] comes through four interfaces: [NanoClock], [ReplySource], [CommandSink] and
/// [org.poolscope.pool.launch.Launcher]. Each has one implementation in the program and one in the simulation of the
/// tests, where deadlines, deaths and restarts that would take minutes take milliseconds, and no JVM is started.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.engine;

import org.jspecify.annotations.NullMarked;
