/// Writes runs into the journal, and takes them out of it.
///
/// **What is promised.** What a run tells goes through one queue to one thread, which writes it in transactions, one
/// every 250 ms while there is news, each on the disk (`synchronous=FULL`) before the next begins. So a program that is
/// killed, or a machine that loses its power, loses what the last 250 ms brought, and nothing else. Whatever is told as
/// done is told after it is on the disk: on the command line all that follows from the end of an item (what its program
/// wrote, the report, the table), and everywhere the end of a run. So what was told as done never runs again.
/// What an item was written to, as far as its workload tells, is on the disk with its name before the journal says that
/// it is done ([org.poolscope.file.DiskSync], eight files at a time).
/// Of an item that ended in the last moments before a kill, and was not told, nobody knows: it runs again. One that was
/// on the disk a moment before the kill and not told yet is done and does not run again; what its program wrote to be
/// passed on is lost then, what it wrote to files is not.
///
/// **What is not.** A journal is no reason for a run to fail. One that cannot be opened or written, for whatever
/// reason, is told in one sentence, and the run goes on without. Heartbeats are dropped when the disk is slower than
/// the run; outcomes never are: rather the pool waits (back-pressure).
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.history.write;

import org.jspecify.annotations.NullMarked;
