/// Packs (log segments): the output of very many items in few files, which are only appended to, with an index from
/// which it is laid out as files again.
///
/// ```
///  slot-3.pack    the output of items, one after another, of those that ran in slot 3
///  slot-3.index   a mark of 16 bytes, and then an entry of 40 for each of these: see PackEntry
/// ```
///
/// An entry is written after its bytes: so of whoever is killed meanwhile there are bytes without an entry, and never
/// an entry without its bytes. A machine that loses its power may lose some of both, in any order: that shows by the
/// checksums.
///
/// A pack for each slot, and not one for all: nobody waits for another's lock, and whoever is killed leaves his own
/// unfinished alone. On two busy processors a million outputs of a line each took 21 s to pack, into four files, and a
/// hundred thousand of them 4 s to lay out, with 32 MB of heap.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.command.output.pack;

import org.jspecify.annotations.NullMarked;
