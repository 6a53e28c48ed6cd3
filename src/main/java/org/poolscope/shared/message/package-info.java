/// Messages of any length between processes: a ring of bytes, what values are in it, and the two ways to use it, as a
/// queue and as one direction of a pipe. [org.poolscope.shared.SharedQueue] and [org.poolscope.shared.Pipe] are these
/// with types and words.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.shared.message;

import org.jspecify.annotations.NullMarked;
