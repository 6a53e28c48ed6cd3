/// What the window starts and ends: a run or a comparison at a time, whose news come to the event dispatch thread once
/// per frame.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.run;

import org.jspecify.annotations.NullMarked;
