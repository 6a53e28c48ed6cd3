/// The files of items as small pictures: before, and after. All on the event dispatch thread but the decoding, which
/// has a thread of its own.
///
/// Decided: pictures are read by the JDK's own readers, since Skia is native and stays in workers, where a crash costs
/// one worker. What they cannot read is shown by an icon. While a run is on, a little of one core is all they get.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.view.picture;

import org.jspecify.annotations.NullMarked;
