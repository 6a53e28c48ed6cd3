/// What became of the items of a run, one by one: as values, and packed, as the journal keeps them. Any thread.
///
/// **Packs.** A tiny task ends in less than a microsecond, and a row of a table takes several, whatever is done to make
/// it cheap: of a million items that tell of themselves, on two workers, a row for each made the process take 15 s
/// of processor time in place of 3 s. So what the items of some 250 ms have come to is packed, up to
/// [ItemPack#MOST_LINES] of them to a row, some six bytes each: 3.9 s in place of 3.4 s, measured beside other work.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.history.item;

import org.jspecify.annotations.NullMarked;
