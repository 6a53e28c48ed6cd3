/// Several workers in one process: how the places of a pool whose tasks only wait for other processes come into being
/// as slots of one JVM, and how one of them ends without the others.
///
/// Its engine sees a slot as it sees any worker, by a process that stands for its part of the one:
///
/// ```
///  Engine ── launch ──► SlotLauncher ── start ──► SlotJvm ── stdin: begin, end ──► worker JVM
///     ▲                                             │ has                           ├ slot 1 ── socket, page
///     └── ended ◄── SlotProcess 1..N ◄──────────────┘                               └ slot N ── socket, page
/// ```
///
/// A slot has ended when its page has its farewell and its connection is closed; the last one when the process has,
/// too.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.slot;

import org.jspecify.annotations.NullMarked;
