/// Goes on with a run that has ended or was interrupted: which of its items are to run again, and why each.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.history.resume;

import org.jspecify.annotations.NullMarked;
