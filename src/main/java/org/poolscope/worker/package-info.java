/// The program inside a worker JVM: takes commands from the control socket, runs tasks, notes what it does on its
/// telemetry page, and leaves when told to or when its parent is gone.
///
/// A process with a target of its own ([org.poolscope.worker.ProcessMain]) is none of a pool, and ends with its target.
///
/// A JVM may be several workers, its slots, each with a task and a `control` thread: see
/// `org.poolscope.worker.SlotHost`.
///
/// Three threads in a worker: the main thread runs tasks, `control` reads commands, `beat` samples what the process
/// uses and looks whether the parent still lives.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.worker;

import org.jspecify.annotations.NullMarked;
