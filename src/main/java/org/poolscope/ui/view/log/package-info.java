/// Lists that grow while one looks: what became of every item, and what workers print. All on the event dispatch
/// thread.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.view.log;

import org.jspecify.annotations.NullMarked;
