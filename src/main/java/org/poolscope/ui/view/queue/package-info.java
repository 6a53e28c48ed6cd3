/// The queue of batches in the window: listed, changed and worked, one batch after the other.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.view.queue;

import org.jspecify.annotations.NullMarked;
