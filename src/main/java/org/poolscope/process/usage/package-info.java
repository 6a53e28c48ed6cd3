/// What programs use, each with all that it has started: processor time, memory, what is read and written, processes
/// and threads; live, and in the end, where each figure says whether it is exact or sampled.
///
/// One thread samples all programs of a JVM. Decisions:
/// - Exact is what the kernel tells of a program's end (`wait4`): of itself and of all that was waited for. Whatever
///   had lost its parent is not in there; what was seen of such adds to the figure, which is sampled then.
/// - Where programs are in control groups, all of it is in there, and exact; [org.poolscope.process.cgroup] tells which
///   of its figures are taken.
/// - The peak of memory is the larger of two: the highest sum over the tree at one moment, and the highest peak of a
///   single process (`VmHWM`, `ru_maxrss`). Pages that several processes share count for each of them.
/// - A look at a tree comes 20 ms after the one before while it is young or grows, and else 50 ms. It takes 1 % of a
///   core at most: where there are so many processes that it would take more, looks are as much further apart, up to
///   half a second.
/// - A process is asked for as little as can be, since there may be hundreds that wake up for a moment: whether it has
///   run, by its clock, in a microsecond; for its memory, which takes three, only if it has run long enough to get
///   some; for all else, which takes twenty, now and then, and seldom if it hardly runs. Who has begun is known by
///   number, as these are given one after another.
/// - What is read and written is what goes from and to disks, as with `getrusage`; pipes and caches are not counted.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.process.usage;

import org.jspecify.annotations.NullMarked;
