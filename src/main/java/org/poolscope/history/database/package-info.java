/// The journal's file: opened for who writes and who reads, in the present schema, with those who own what is in it.
///
/// **Who is alive.** Whoever writes holds a lock on a file of its own as long as it lives, which the kernel gives back
/// however it ends. A run that is not ended, and whose owner's file is not locked, is interrupted; there is no stale
/// lock to be removed by hand.
///
/// **The library** is SQLite by way of sqlite-jdbc, in WAL mode, so that others read while one writes. It is on no
/// class path but loaded from a folder beside our jar when it is first needed (measured: some 40 ms of processor time,
/// by the journal's own thread while the workers start), and its native part lies there ready, so that no temporary
/// folder need be writable or executable.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.history.database;

import org.jspecify.annotations.NullMarked;
