/// Jobs: a run or a comparison as somebody keeps it, in a file that says all of it, and as a command line that does the
/// same.
///
/// A job file is JSON, with a schema that is published in the resources of this package. What a file has that this
/// version does not know is kept when it is written again, so that nothing of a newer or an edited one is lost.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.job;

import org.jspecify.annotations.NullMarked;
