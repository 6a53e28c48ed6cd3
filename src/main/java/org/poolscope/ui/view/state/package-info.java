/// Tables of what is so at the moment: the workers and what each is doing, and the objects that they share. All on the
/// event dispatch thread.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.view.state;

import org.jspecify.annotations.NullMarked;
