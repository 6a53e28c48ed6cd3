/// What the tasks of an ordinary worker start: their processes are accounted for as those of programs are.
///
/// A worker hardly ever starts a process, and is to pay nothing for that. So nobody is told of a start: with each beat
/// one file is read, in which the kernel counts what ended children have used, and only when there is one that has
/// ended, or a thread more than before, as somebody waits for each, it is looked for children. From the first on they
/// are sampled as those of a program, as long as the worker lives.
///
/// Decisions:
/// - Processor time of an item is that of the children that were waited for while it ran, as the kernel keeps it for
///   this process, in steps of 10 ms; of the others there is what was seen.
/// - What is read and written is not told apart from what the worker reads and writes itself, and so what was seen.
/// - A process that ends before the first beat of its worker, or the first of all within 5 ms, may go unseen.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.worker.child;

import org.jspecify.annotations.NullMarked;
