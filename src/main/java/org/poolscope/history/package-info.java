/// The journal: every run of window and command line, written down as it happens, read back, and gone on with. Here is
/// what all of that has in common: where the journal is, what it has of a run as a whole, and what went wrong with it.
///
/// Written by `history.write`, read by `history.read`, gone on with by `history.resume`, all through the one file that
/// `history.database` opens. What became of items is packed in `history.item`, whatever else a run tells in
/// `history.told`.
///
/// **Not API**: what is public here and in these rooms is so for other packages of Poolscope, and changes without
/// notice.
@NullMarked
package org.poolscope.history;

import org.jspecify.annotations.NullMarked;
