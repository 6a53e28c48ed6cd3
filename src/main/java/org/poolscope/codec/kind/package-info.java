/// Which kinds of objects there are for the codec: collections and maps that are rebuilt, enums, and, for all that
/// cannot be sent, what it is called and what to send instead.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.codec.kind;

import org.jspecify.annotations.NullMarked;
