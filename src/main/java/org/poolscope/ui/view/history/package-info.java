/// The runs of the journal as a list: searched, looked into item by item, run again, gone on with and deleted. All
/// on the event dispatch thread, but for what is asked of the journal.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.view.history;

import org.jspecify.annotations.NullMarked;
