/// Bytes that grow as they are written and are checked as they are read: numbers of few bytes, strings, and many
/// numbers in one width.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.codec.bytes;

import org.jspecify.annotations.NullMarked;
