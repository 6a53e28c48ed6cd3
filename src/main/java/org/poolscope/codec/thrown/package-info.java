/// Exceptions as bytes and back: what one holds, which constructor makes its like, and what comes in its place where
/// none does.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.codec.thrown;

import org.jspecify.annotations.NullMarked;
