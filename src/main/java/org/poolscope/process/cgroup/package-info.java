/// Control groups (cgroup v2): programs in groups of their own, where the kernel keeps account of each with all that it
/// has started, whatever becomes of parents and sessions, and ends all of them at once.
///
/// There are groups where a part of the tree of groups is handed over (delegated) to this program: systemd says so of a
/// group with the attribute `user.delegate`, as after `systemd-run --user --scope -p Delegate=yes poolscope …`; or
/// somebody names the folder in `POOLSCOPE_CGROUP` (`off` for none). Else nothing is touched.
///
/// Decisions:
/// - Exact is only who was born in the group. The C library starts a program there from glibc 2.39 on
///   (`posix_spawnattr_setcgroup_np`); with an older one there are no groups. To move a program after its start would
///   miss whatever it has started by then, and was measured to take 0.2 ms, and now and then 18 ms, for the kernel
///   holds up all others meanwhile. To make a group, read it and remove it takes 0.3 ms of this process for a program.
/// - Processor time is `cpu.stat`, which needs no controller: of orphans and daemons, too.
/// - `memory.peak` counts what the kernel keeps of files for the group, of which a program that reads much has much and
///   needs nothing. So it is told as exact only if what is kept at the end, `file` without `shmem` and the slabs that
///   can be given back, is a twentieth of it at most. Else the memory is a sampled figure: the most that was seen, or
///   the peak less those, whichever is more. Of temporary files that were removed meanwhile nothing can be told.
/// - `pids.peak` counts threads, and tells the most of these exactly.
/// - `io.stat` is left alone: what was written is in there when the disk has it, often after the program's end, and
///   twice where one device lies upon another. What `wait4` tells stays.
/// - The controllers for memory and threads are for groups below one that has no processes. Where all that are in ours
///   are this program's, they move into one below it, [GroupHome#OWN]; where others are, there is no controller.
/// - Names of groups tell who has made them, so the next program removes those of one that was killed. A group with
///   somebody in it cannot be removed.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.process.cgroup;

import org.jspecify.annotations.NullMarked;
