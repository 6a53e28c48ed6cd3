/// Tables that a reader arranges: columns that are sized, hidden and shown, rows that are sorted, and never under the
/// reader's eyes.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.table;

import org.jspecify.annotations.NullMarked;
