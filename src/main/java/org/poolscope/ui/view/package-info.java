/// The parts of the window that tell of a run while it is on and after, in words: the caption of what runs, the status
/// bar, the strip of messages and its narrator. Tables are in the packages inside. All on the event dispatch thread.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.view;

import org.jspecify.annotations.NullMarked;
