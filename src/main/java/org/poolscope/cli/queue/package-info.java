/// The queue of batches on the command line: listed, added to, taken from and worked.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.queue;

import org.jspecify.annotations.NullMarked;
