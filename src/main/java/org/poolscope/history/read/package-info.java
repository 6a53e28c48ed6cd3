/// Reads the journal, also while others write it: runs, comparisons, their items page by page, and a run that is over
/// once more as the telemetry that it told.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.history.read;

import org.jspecify.annotations.NullMarked;
