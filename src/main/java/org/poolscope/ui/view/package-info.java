/// The parts of the window that show a run while it is on and after: the worker table, the items, the console, what is
/// shared, the comparison, the status bar and the strip of messages.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.view;

import org.jspecify.annotations.NullMarked;
