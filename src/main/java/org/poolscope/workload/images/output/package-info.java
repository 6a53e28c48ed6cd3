/// What results are written to: each is under its name whole or not at all, and never in place of a file that
/// Poolscope did not write, unless that was asked for, and of an original never at all.
///
/// How a file is known to be ours: it says so itself ([org.poolscope.workload.images.output.OwnMark]), with a
/// fingerprint of all the rest of it, written together with it. A list of what was written would be lost with a kill or
/// a copied folder, and would have to be kept somewhere; the time of a file says nothing about who wrote it. Whoever
/// edits a result, moves it to another name, makes it read-only or gives it to another user has made it theirs.
///
/// How a half-written file is known to be nobody's: it is in a folder of ours that holds a lock as long as its writer
/// lives ([org.poolscope.workload.images.output.Scratch]). A process id would not do: it means nothing to a process in
/// another namespace or on another machine. Each file has such a folder of its own, beside its place: there it has the
/// group, the access list, the quota and the disk that the file will have, and nothing has to be cleaned up when a
/// worker ends. That takes twice to three times the processor time of writing and renaming alone (60 kB: 0.2 ms instead
/// of 0.1 on tmpfs, 1.2 instead of 0.5 on ext4), of the tens of milliseconds that a picture takes.
///
/// When it is told that a run has ended, all that was made is on the disk ([org.poolscope.file.DiskSync]): written
/// through a moment after it has its name, by the parent, and not before by its worker, which would wait for the disk a
/// third of its time. The journal says of none that it is done before that. A power cut in between may leave a name
/// whose contents are cut short: the item runs again, and a file of which each piece is either in what is to be written
/// or nothing but zeros is replaced, since nothing is lost with it. Only where a file of anybody's may stay
/// ([org.poolscope.workload.images.output.Existing#mayStay]) does the worker wait: it would be taken for a whole one.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.output;

import org.jspecify.annotations.NullMarked;
