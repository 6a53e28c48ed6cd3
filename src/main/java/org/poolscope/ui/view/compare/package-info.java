/// A comparison: its progress, its table of pool sizes with their chart, and what it found. All on the event dispatch
/// thread.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.view.compare;

import org.jspecify.annotations.NullMarked;
